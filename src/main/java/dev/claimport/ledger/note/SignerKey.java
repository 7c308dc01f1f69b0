package dev.claimport.ledger.note;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Signs notes. Its text is that of Go's {@code sumdb/note}. It is no secret of AWS or of a device: it lies in a file beside the ledger, of
 * which it says only that nobody without the file has changed it.
 */
public final class SignerKey {

    private static final byte[] PREFIX = "PRIVATE+KEY+".getBytes(StandardCharsets.US_ASCII);

    private final Ed25519PrivateKeyParameters key;
    private final VerifierKey verifier;

    private SignerKey(String name, Ed25519PrivateKeyParameters key) {
        this.key = key;
        this.verifier = VerifierKey.of(name, key.generatePublicKey());
    }

    /** A new one. @throws IllegalArgumentException for what can be no name of a key */
    public static SignerKey generate(String name, SecureRandom random) {
        return new SignerKey(name, new Ed25519PrivateKeyParameters(random));
    }

    /** From {@code PRIVATE+KEY+name+id+key}. @throws NoteException for what is none */
    public static SignerKey parse(byte[] file) throws NoteException {
        int end = file.length > 0 && file[file.length - 1] == '\n' ? file.length - 1 : file.length;
        if (end < PREFIX.length || !Arrays.equals(file, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
            throw new NoteException("not a signer key");
        }
        int name = PREFIX.length;
        int id = after(file, name, end);
        int secret = after(file, id, end);
        byte[] typed = new byte[0];
        try {
            typed = Base64.getDecoder().decode(Arrays.copyOfRange(file, secret, end));
            if (typed.length != 1 + Ed25519.SECRET_KEY_SIZE) {
                throw new NoteException("not an Ed25519 signer key");
            }
            var parsed = new SignerKey(new String(file, name, id - 1 - name, StandardCharsets.UTF_8), new Ed25519PrivateKeyParameters(typed, 1));
            if (!HexFormat.of().toHexDigits(parsed.verifier.id()).equals(new String(file, id, secret - 1 - id, StandardCharsets.US_ASCII))) {
                throw new NoteException("the signer key's id is not that of its key");
            }
            return parsed;
        } catch (IllegalArgumentException _) {
            throw new NoteException("not a signer key");
        } finally {
            Arrays.fill(typed, (byte) 0);
        }
    }

    /** Behind the next plus sign. */
    private static int after(byte[] file, int from, int end) throws NoteException {
        for (int at = from; at < end; at++) {
            if (file[at] == '+') {
                return at + 1;
            }
        }
        throw new NoteException("not a signer key");
    }

    /** For its file; the caller's to wipe. */
    public byte[] encoded() {
        byte[] typed = VerifierKey.typed(key.getEncoded());
        byte[] base64 = Base64.getEncoder().encode(typed);
        var out = new ByteArrayOutputStream();
        out.writeBytes(PREFIX);
        out.writeBytes((verifier.name() + "+" + HexFormat.of().toHexDigits(verifier.id()) + "+").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(base64);
        out.write('\n');
        Arrays.fill(typed, (byte) 0);
        Arrays.fill(base64, (byte) 0);
        return out.toByteArray();
    }

    public VerifierKey verifier() {
        return verifier;
    }

    byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
        return signature;
    }
}
