package dev.claimport.practice.cloud.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which operation a request is for. Paths are compared segment by segment as they were sent, without normalising, so that
 * {@code ..} and {@code a%2Fb} reach the operation as the names that they are; only then is each segment decoded.
 *
 * @param <T> an operation
 */
public final class Routes<T> {

    /** @param names what stood at the braces of the pattern, decoded */
    public record Match<T>(T operation, List<String> names) {}

    private record Route<T>(String method, List<String> pattern, T operation) {}

    private final List<Route<T>> routes = new ArrayList<>();

    /** Adds a pattern such as {@code /things/{}/principals}. */
    public Routes<T> add(String method, String pattern, T operation) {
        routes.add(new Route<>(method, List.of(pattern.split("/", -1)), operation));
        return this;
    }

    /**
     * The operation, or empty when there is none for this method and path.
     *
     * @throws Refusal when a name is not properly percent-encoded
     */
    public Optional<Match<T>> match(Call call) {
        List<String> path = List.of(call.rawPath().split("/", -1));
        return routes.stream()
                .filter(route -> route.method.equals(call.method()) && fits(route.pattern, path))
                .findFirst()
                .map(route -> new Match<>(route.operation, names(route.pattern, path)));
    }

    private static boolean fits(List<String> pattern, List<String> path) {
        if (pattern.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!pattern.get(i).equals("{}") && !pattern.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(List<String> pattern, List<String> path) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            if (pattern.get(i).equals("{}")) {
                names.add(PercentCoding.decode(path.get(i)));
            }
        }
        return List.copyOf(names);
    }
}
