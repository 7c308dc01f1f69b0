package dev.claimport.failure;

import java.util.Map;

/** AWS was not reached. */
public record NetworkFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** No route, connection refused, or the name cannot be resolved. Facts: {@code host}. */
        NO_NETWORK,
        /** Something answered that is not the AWS service. Facts: {@code host}. */
        WRONG_ENDPOINT,
        /** Connected, but no answer in time. Facts: {@code host}, {@code seconds}. */
        NETWORK_TIMEOUT,
        /** The certificate of the other side is not trusted. Facts: {@code host}. */
        TLS_UNTRUSTED,
        /** The proxy does not let the request through. Facts: {@code proxy}, {@code host}, {@code status}. */
        PROXY_REFUSED,
        /** The proxy itself was not reached. Facts: {@code proxy}. */
        PROXY_UNREACHABLE
    }

    public NetworkFailure {
        facts = Map.copyOf(facts);
    }

    public NetworkFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
