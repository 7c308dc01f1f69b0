package dev.claimport.cli.aws;

import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.http.Percent;
import dev.claimport.cli.aws.iot.Operation;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import java.math.BigInteger;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.endpoints.IotEndpointProvider;

/**
 * Where the service is.
 *
 * @param base scheme, host, and what may stand before the path
 */
record Endpoint(String base) {

    private static final Pattern REGION = Pattern.compile("(?![0-9]+$)(?!-)[a-zA-Z0-9-]{0,63}(?<!-)");
    private static final Pattern URL = Pattern.compile("(?<before>(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?:[^/?#]*@)?(?<host>\\[[0-9a-fA-F:.]+\\]|[^/?#:]*)"
            + "(?::(?<port>[^/?#]*))?)(?<path>[^?#]*)(?:\\?(?<query>[^#]*))?(?<after>#.*)?");
    private static final Pattern MARGIN = Pattern.compile("^[\\x00- ]+");
    private static final Pattern UNSAFE = Pattern.compile("[\\t\\r\\n]");
    private static final Pattern HOST = Pattern.compile("((?!-)[A-Za-z\\d-]{1,63}(?<!-)\\.)*((?!-)[A-Za-z\\d-]{1,63}(?<!-))\\.?|\\[.*\\]");
    private static final String FIPS = "fips";
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final BigInteger LAST_PORT = BigInteger.valueOf(65535);
    private static final int LONGEST_HOST = 255;
    private static final Pattern LABEL = Pattern.compile("\\{(\\w+)\\}");

    /** Refuses what cannot be a region's name. */
    static void checkRegion(String region) {
        if (!REGION.matcher(region).matches()) {
            throw Problem.general("Provided region_name '" + region + "' doesn't match a supported format.").exception();
        }
    }

    /** Of {@code --endpoint-url} and its like; a wrong port or scheme is found when a request is made. */
    static Endpoint given(String given) {
        String url = withoutMargin(given);
        Matcher found = URL.matcher(url);
        if (UNSAFE.matcher(given).find() || !found.matches() || found.group("host").length() > LONGEST_HOST || !HOST.matcher(found.group("host")).matches()) {
            throw Problem.general("Invalid endpoint: " + given).exception();
        }
        int scheme = url.indexOf(':');
        return new Endpoint(url.substring(0, scheme).toLowerCase(Locale.ROOT) + url.substring(scheme));
    }

    /** Python's {@code urlsplit} overlooks control characters and blanks before a URL. */
    static String withoutMargin(String url) {
        return MARGIN.matcher(url).replaceFirst("");
    }

    private static void checkPort(@Nullable String port) {
        if (port == null || port.isEmpty()) {
            return;
        }
        if (!port.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw Problem.general("Port could not be cast to integer value as " + Python.quoted(port)).exception();
        }
        if (new BigInteger(port).compareTo(LAST_PORT) > 0) {
            throw Problem.general("Port out of range 0-" + LAST_PORT).exception();
        }
    }

    /** Older names of regions say that FIPS is wanted; the region is what is left. */
    static String withoutFips(String region) {
        return region.startsWith(FIPS + "-") ? region.substring(FIPS.length() + 1)
                : region.endsWith("-" + FIPS) ? region.substring(0, region.length() - FIPS.length() - 1) : region;
    }

    /** The service's own in that region. */
    static Endpoint ofRegion(String region, boolean fips, Session session) {
        if (region.isEmpty()) {
            throw Problem.general("Invalid endpoint: https://iot..amazonaws.com").exception();
        }
        try {
            return new Endpoint(IotEndpointProvider.defaultProvider().resolveEndpoint(builder -> builder.region(Region.of(region))
                    .useFips(fips || session.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"))
                    .useDualStack(session.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"))).join().url().toString());
        } catch (SdkClientException e) {
            throw Problem.general("Invalid endpoint: " + e.getMessage()).exception();
        }
    }

    /** The request's URL, with the parameters that belong into it. */
    URI url(Operation operation, Fields parameters) {
        String path = LABEL.matcher(operation.path()).replaceAll(label ->
                Matcher.quoteReplacement(Percent.encode(Python.str(parameters.get(label.group(1))), "")));
        String query = parameters.members().entrySet().stream().filter(member -> !operation.path().contains("{" + member.getKey() + "}"))
                .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(name -> operation.input().members().keySet().stream().toList().indexOf(name))))
                .map(member -> Percent.encode(member.getKey(), "") + "=" + Percent.encode(shown(member.getValue()), ""))
                .collect(Collectors.joining("&"));
        Matcher parts = URL.matcher(base);
        if (!parts.matches()) {
            throw Problem.general("Invalid endpoint: " + base).exception();
        }
        checkPort(parts.group("port"));
        if (!SCHEMES.contains(parts.group("scheme"))) {
            throw Problem.general("An HTTP Client raised an unhandled exception: Not supported URL scheme " + parts.group("scheme")).exception();
        }
        String before = parts.group("path");
        String whole = (before.endsWith("/") ? before.substring(0, before.length() - 1) : before) + path;
        String asked = Stream.of(Optional.ofNullable(parts.group("query")).orElse(""), query).filter(text -> !text.isEmpty())
                .collect(Collectors.joining("&"));
        String after = (asked.isEmpty() ? "" : "?" + asked) + Optional.ofNullable(parts.group("after")).orElse("");
        try {
            return URI.create(parts.group("before") + whole + after);
        } catch (IllegalArgumentException _) {
            throw Problem.general("Invalid endpoint: " + base).exception();
        }
    }

    private static CharSequence shown(Value value) {
        return Python.str(value);
    }
}
