package dev.claimport.account.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.TreeSet;

/** Where two JSON documents part. How they are written does not matter. */
final class JsonDifference {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonDifference() {}

    /** The path of the first value that is not the same, such as {@code Statement.0.Resource}; empty for none, and {@code .} for the whole. */
    static Optional<String> first(String wanted, String found) {
        try {
            return first("", JSON.readTree(wanted), JSON.readTree(found));
        } catch (JsonProcessingException _) {
            return Optional.of(".");
        }
    }

    private static Optional<String> first(String path, JsonNode wanted, JsonNode found) {
        if (wanted.equals(found)) {
            return Optional.empty();
        }
        var names = new TreeSet<String>();
        if (wanted.isObject() && found.isObject()) {
            wanted.fieldNames().forEachRemaining(names::add);
            found.fieldNames().forEachRemaining(names::add);
            return names.stream().map(name -> first(inside(path, name), wanted.path(name), found.path(name))).flatMap(Optional::stream).findFirst();
        }
        if (wanted.isArray() && found.isArray()) {
            for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
                Optional<String> difference = first(inside(path, Integer.toString(i)), wanted.path(i), found.path(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.of(path.isEmpty() ? "." : path);
    }

    private static String inside(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
