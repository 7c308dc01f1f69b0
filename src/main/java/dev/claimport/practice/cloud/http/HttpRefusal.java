package dev.claimport.practice.cloud.http;

/**
 * Why a request is not answered as it wishes: HTTP status, the service's error code, and a sentence. Each service has its own
 * way of writing it down.
 */
public final class HttpRefusal extends RuntimeException {

    private final int status;
    private final String code;

    public HttpRefusal(int status, String code, String message) {
        // Refusals are ordinary answers: a stack trace would cost time and tell nobody anything.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** 400, the commonest. */
    public static HttpRefusal invalidRequest(String message) {
        return new HttpRefusal(400, "InvalidRequestException", message);
    }

    /** 500: a defect of the practice cloud. */
    static HttpRefusal internal() {
        return new HttpRefusal(500, "InternalFailureException", "An internal failure of the practice cloud");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
