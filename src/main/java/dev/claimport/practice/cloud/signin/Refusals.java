package dev.claimport.practice.cloud.signin;

import dev.claimport.practice.cloud.http.HttpRefusal;

/** The exceptions of the service. What stands for them in the member {@code error} is {@link Refused#error}. */
final class Refusals {

    private static final String ACCESS_DENIED = "AccessDeniedException";

    /** A refusal with the member {@code error} that belongs to it. */
    static final class Refused extends RuntimeException {

        private final HttpRefusal refusal;
        private final String error;

        private Refused(int status, String code, String error, String message) {
            super(message, null, false, false);
            refusal = new HttpRefusal(status, code, message);
            this.error = error;
        }

        HttpRefusal refusal() {
            return refusal;
        }

        String error() {
            return error;
        }
    }

    private Refusals() {}

    static Refused tokenExpired() {
        return new Refused(401, ACCESS_DENIED, "TOKEN_EXPIRED", "The refresh token has expired");
    }

    static Refused codeExpired() {
        return new Refused(401, ACCESS_DENIED, "AUTHCODE_EXPIRED", "The authorization code has expired");
    }

    static Refused credentialsChanged() {
        return new Refused(403, ACCESS_DENIED, "USER_CREDENTIALS_CHANGED", "The user's credentials have changed");
    }

    static Refused insufficientPermissions() {
        return new Refused(403, ACCESS_DENIED, "INSUFFICIENT_PERMISSIONS", "The user lacks permissions");
    }

    static Refused invalid(String message) {
        return new Refused(400, "ValidationException", "INVALID_REQUEST", message);
    }

    static Refused throttled() {
        return new Refused(429, "TooManyRequestsError", "INVALID_REQUEST", "Too many requests");
    }
}
