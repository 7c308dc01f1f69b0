package dev.claimport.signin.console;

/** What the sign-in service answered, for whoever has to repeat its words; the cause of the failure that it is. Holds no secret. */
public final class TokenRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final String error;

    TokenRefusedException(int status, String type, String error, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.error = error;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** The name of the exception in the service's model, or empty. */
    public String type() {
        return type;
    }

    /** The reason within the type, {@code TOKEN_EXPIRED} for example, or empty. */
    public String error() {
        return error;
    }
}
