package dev.claimport.serial.trace;

import dev.claimport.claim.Base64Bytes;
import dev.claimport.claim.SentSecrets;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** Says what of a line is secret: by what was sent, by a key's fences, and by what is asked for. Of one link, in both directions. Thread-safe. */
final class Mask implements AutoCloseable {

    /** What a login asks for last (login(1), sudo(8)). */
    private static final Pattern ASKS_FOR_SECRET = Pattern.compile("(?i).*\\b(password|passphrase|passcode)\\b[^:]*:\\s*");
    /** Once a key is wiped nobody can know it again: then what is as long as a line of it is taken for one, but for digests. */
    private static final int LONGEST_DIGEST = 64;
    private static final int LONGEST_WORD = 40;

    private final SentSecrets secrets = new SentSecrets();
    private boolean blind;

    void guard(ByteBuffer secret) {
        secrets.addAllForms(secret);
    }

    synchronized void forget() {
        blind = true;
        secrets.forget();
    }

    /** Where in a line, or a piece of one, there is something secret. @param line from 0 to its limit */
    boolean[] find(ByteBuffer line) {
        boolean[] found = secrets.find(line, true);
        if (isBlind()) {
            markWords(line, found);
        }
        return found;
    }

    private synchronized boolean isBlind() {
        return blind;
    }

    private static void markWords(ByteBuffer line, boolean[] found) {
        for (int from = 0; from < line.limit(); ) {
            int to = from;
            boolean digits = true;
            while (to < line.limit() && Base64Bytes.has(line.get(to))) {
                digits &= Character.digit(line.get(to), 16) >= 0;
                to++;
            }
            boolean digest = digits && to - from <= LONGEST_DIGEST;
            for (int i = from; i < to && to - from >= LONGEST_WORD && !digest; i++) {
                found[i] = true;
            }
            from = to + 1;
        }
    }

    /** Whether what is said next is a secret. @param heard what stands there last, of a line that is not ended */
    static boolean asksForSecret(String heard) {
        return ASKS_FOR_SECRET.matcher(heard).matches();
    }

    @Override
    public void close() {
        secrets.close();
    }
}
