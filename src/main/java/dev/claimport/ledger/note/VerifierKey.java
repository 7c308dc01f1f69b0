package dev.claimport.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * By whom notes are signed: a name and an Ed25519 public key (C2SP signed-note).
 *
 * @param id the first four bytes of a hash over both
 */
public record VerifierKey(String name, int id, Ed25519PublicKeyParameters key) {

    private static final byte ED25519 = 1;

    static VerifierKey of(String name, Ed25519PublicKeyParameters key) {
        if (!isName(name)) {
            throw new IllegalArgumentException("no name of a key: " + name);
        }
        return new VerifierKey(name, id(name, key.getEncoded()), key);
    }

    /** As it is handed on: {@code name+id+key}. @throws NoteException for what is none */
    public static VerifierKey parse(String text) throws NoteException {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !isName(parts[0])) {
            throw new NoteException("not a verifier key");
        }
        try {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length != 1 + Ed25519.PUBLIC_KEY_SIZE || typed[0] != ED25519) {
                throw new NoteException("not an Ed25519 verifier key");
            }
            VerifierKey parsed = of(parts[0], new Ed25519PublicKeyParameters(typed, 1));
            if (!parts[1].equals(HexFormat.of().toHexDigits(parsed.id))) {
                throw new NoteException("the verifier key's id is not that of its key");
            }
            return parsed;
        } catch (IllegalArgumentException _) {
            throw new NoteException("not a verifier key");
        }
    }

    /** Whether this key has signed the message. */
    boolean verifies(byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE && key.verify(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    }

    /** Whether a text can be one: there, without blanks, plus signs and control characters. */
    public static boolean isName(String text) {
        return !text.isEmpty() && text.codePoints().noneMatch(c -> c == '+' || Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static int id(String name, byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(new byte[] {'\n', ED25519});
            return ByteBuffer.wrap(digest.digest(key)).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has it", e);
        }
    }

    /** A type byte, and the key. */
    static byte[] typed(byte[] key) {
        return ByteBuffer.allocate(1 + key.length).put(ED25519).put(key).array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(key.getEncoded(), that.key.getEncoded());
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + Base64.getEncoder().encodeToString(typed(key.getEncoded()));
    }
}
