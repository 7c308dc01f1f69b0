package dev.claimport.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with the signatures of those who vouch for it (C2SP signed-note).
 *
 * @param text ends with a line feed
 */
public record SignedNote(String text, List<Signature> signatures) {

    private static final String DASH = "— ";

    public SignedNote {
        if (!isText(text)) {
            throw new IllegalArgumentException("no text of a note");
        }
        signatures = List.copyOf(signatures);
    }

    /** One of them. @param base64 the id of the key that it is by, and what that has made */
    public record Signature(String name, String base64) {

        public Signature {
            if (!VerifierKey.isName(name) || Base64.getDecoder().decode(base64).length <= Integer.BYTES) {
                throw new IllegalArgumentException("no signature of a note");
            }
        }

        private static Signature by(SignerKey signer, byte[] message) {
            byte[] made = signer.sign(message);
            byte[] whole = ByteBuffer.allocate(Integer.BYTES + made.length).putInt(signer.verifier().id()).put(made).array();
            return new Signature(signer.verifier().name(), Base64.getEncoder().encodeToString(whole));
        }

        private boolean isBy(VerifierKey key) {
            return name.equals(key.name()) && ByteBuffer.wrap(Base64.getDecoder().decode(base64)).getInt() == key.id();
        }

        private boolean fits(VerifierKey key, byte[] message) {
            byte[] whole = Base64.getDecoder().decode(base64);
            return key.verifies(message, Arrays.copyOfRange(whole, Integer.BYTES, whole.length));
        }
    }

    /** Has a text signed. */
    public static SignedNote sign(String text, SignerKey signer) {
        return new SignedNote(text, List.of(Signature.by(signer, text.getBytes(StandardCharsets.UTF_8))));
    }

    /** @throws NoteException for what is none */
    public static SignedNote parse(String note) throws NoteException {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || end + 2 >= note.length() || !note.endsWith("\n") || !isText(note.substring(0, end + 1))) {
            throw new NoteException("not a signed note");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : note.substring(end + 2, note.length() - 1).split("\n", -1)) {
            String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
            if (parts.length != 2) {
                throw new NoteException("not a signature of a note");
            }
            try {
                signatures.add(new Signature(parts[0], parts[1]));
            } catch (IllegalArgumentException _) {
                throw new NoteException("not a signature of a note");
            }
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** Whether the key has signed it. Signatures of others count for nothing, and are no fault. */
    public boolean isSignedBy(VerifierKey key) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<Signature> own = signatures.stream().filter(signature -> signature.isBy(key)).toList();
        return !own.isEmpty() && own.stream().allMatch(signature -> signature.fits(key, message));
    }

    private static boolean isText(String text) {
        return text.endsWith("\n") && StandardCharsets.UTF_8.newEncoder().canEncode(text) && text.chars().noneMatch(c -> c < ' ' && c != '\n');
    }

    /** As it is kept and sent. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(DASH).append(signature.name()).append(' ').append(signature.base64()).append('\n'));
        return note.toString();
    }
}
