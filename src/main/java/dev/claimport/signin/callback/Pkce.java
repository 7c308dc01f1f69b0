package dev.claimport.signin.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A proof key (RFC 7636): whoever redeems the code has to be who asked for it. */
public record Pkce(String verifier) {

    private static final int LENGTH = 64;
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    public static Pkce random() {
        var random = new SecureRandom();
        var verifier = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, UNRESERVED.length()).forEach(index -> verifier.append(UNRESERVED.charAt(index)));
        return new Pkce(verifier.toString());
    }

    /** The SHA-256 of the verifier in base64url; the method that RFC 7636 calls S256. */
    public String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves the verifier out. */
    @Override
    public String toString() {
        return "Pkce[…]";
    }
}
