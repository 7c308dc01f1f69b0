package dev.claimport.cli.aws.http;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.cli.aws.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The proxy that the environment wants: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code NO_PROXY}, in lower case first. */
final class Proxies {

    private static final int LAST_PORT = 65535;

    private final AwsEnvironment environment;

    Proxies(AwsEnvironment environment) {
        this.environment = environment;
    }

    Optional<URI> of(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        return variable(scheme + "_proxy").filter(_ -> !isExempt(url)).map(Proxies::address);
    }

    private static URI address(String proxy) {
        try {
            URI address = new URI(proxy.contains("://") ? proxy : "http://" + proxy);
            if (address.getHost() == null || address.getPort() > LAST_PORT) {
                throw new URISyntaxException(proxy, "no address");
            }
            return address;
        } catch (URISyntaxException _) {
            throw Problem.general("Failed to connect to proxy URL: \"" + proxy + "\"").exception();
        }
    }

    private boolean isExempt(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String withPort = host + ":" + url.getPort();
        return variable("no_proxy").stream().flatMap(list -> Arrays.stream(list.split(","))).map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty()).map(entry -> entry.startsWith(".") ? entry.substring(1) : entry)
                .anyMatch(entry -> entry.equals("*") || host.equals(entry) || withPort.equals(entry) || host.endsWith("." + entry));
    }

    private Optional<String> variable(String name) {
        return environment.filled(name).or(() -> environment.filled(name.toUpperCase(Locale.ROOT)));
    }
}
