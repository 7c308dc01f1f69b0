package dev.claimport.aws.network;

import dev.claimport.failure.ConfigFailure;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy leads where, by {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}. As in the AWS CLI, the name in lower
 * case comes first, and this computer itself has no special place: whoever wants it left out lists it.
 */
public record Proxies(Optional<HttpProxy> http, Optional<HttpProxy> https, NoProxy without) {

    /** No proxy at all. */
    public static final Proxies NONE = new Proxies(Optional.empty(), Optional.empty(), NoProxy.parse(""));

    /**
     * @param environment the variables of this process
     * @throws dev.claimport.failure.FailureException {@code config-value-wrong}
     */
    public static Proxies of(Map<String, String> environment) {
        return new Proxies(proxy(environment, "HTTP_PROXY"), proxy(environment, "HTTPS_PROXY"),
                NoProxy.parse(value(environment, "NO_PROXY").orElse("")));
    }

    /** The proxy by which an address is reached; empty where it is reached directly. */
    public Optional<HttpProxy> towards(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        return (secure ? https : http).filter(_ -> uri.getHost() != null && !without.covers(uri.getHost(), port));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        String lower = environment.get(name.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(lower != null ? lower : environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<HttpProxy> proxy(Map<String, String> environment, String name) {
        return value(environment, name).map(value -> parse(name, value));
    }

    /** Never quotes the value, which may hold a password. */
    private static HttpProxy parse(String name, String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException();
            }
            Optional<String> login = Optional.ofNullable(uri.getRawUserInfo()).map(text -> URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
            return new HttpProxy(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort(), login);
        } catch (IllegalArgumentException _) {
            throw ConfigFailure.valueWrong(name, "", "http://host:port").exception();
        }
    }
}
