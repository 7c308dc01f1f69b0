package dev.claimport.aws.network;

import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.ValueProblem;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy leads where, by {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}. As in the AWS CLI, the name in lower
 * case comes first, and this computer itself has no special place: whoever wants it left out lists it.
 */
public final class Proxies {

    /** No proxy at all. */
    public static final Proxies NONE = new Proxies(Map.of());

    private final Map<String, String> environment;

    private Proxies(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @param environment the variables of this process; looked at when a way is asked for */
    public static Proxies of(Map<String, String> environment) {
        return new Proxies(environment);
    }

    /**
     * The proxy by which an address is reached; empty where it is reached directly.
     *
     * @throws dev.claimport.failure.FailureException {@code config-value-wrong} when what is set there cannot be one
     */
    public Optional<HttpProxy> towards(URI uri) {
        return said(uri).map(proxy -> parse(variable(uri), proxy));
    }

    /** As it is said for that address, password and all. */
    public Optional<String> said(URI uri) {
        return uri.getHost() == null || new NoProxy(value("NO_PROXY").orElse("")).covers(uri) ? Optional.empty() : value(variable(uri));
    }

    private static String variable(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
    }

    private Optional<String> value(String name) {
        String lower = environment.get(name.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(lower != null ? lower : environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Never quotes the value, which may hold a password. */
    private static HttpProxy parse(String name, String value) {
        try {
            return HttpProxy.parse(value.strip());
        } catch (IllegalArgumentException _) {
            throw ConfigFailure.valueWrong(name, "", ValueProblem.PROXY.problem()).exception();
        }
    }
}
