package dev.claimport.practice.cloud.signin;

import java.net.URI;

/**
 * A program asks for a sign-in (API reference: AuthorizeOAuth2Access).
 *
 * @param redirectUri as it was asked for; the token has to be asked for with the very same
 * @param challenge the SHA-256 of the program's code verifier in base64url
 */
record LoginRequest(String clientId, URI redirectUri, String state, String challenge) {

    /** For a program on the computer that the browser runs on. */
    static final String SAME_DEVICE = "arn:aws:signin:::devtools/same-device";

    /** For a program on another computer, to which the technician carries the code. */
    static final String CROSS_DEVICE = "arn:aws:signin:::devtools/cross-device";

    /** Leaves out what is the program's own. */
    @Override
    public String toString() {
        return "LoginRequest[" + clientId + ", " + redirectUri + "]";
    }
}
