package dev.claimport.practice.cloud.iam;

import java.security.SecureRandom;

/** Makes texts that nobody can guess. Thread-safe. */
public final class RandomText {

    public static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    public static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** For codes that people compare: no vowels, so no words, and nothing that is mistaken for something else (RFC 8628, section 6.1). */
    public static final String CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ";

    private final SecureRandom random;

    public RandomText(SecureRandom random) {
        this.random = random;
    }

    public String of(String alphabet, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
