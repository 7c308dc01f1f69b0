package dev.claimport.cli.aws.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line taken apart.
 *
 * @param values by the parameter's name, options with their dashes; flags have an empty one
 * @param rest what belongs to no parameter, in argparse's order
 */
public record Parsed(Map<String, String> values, List<String> rest) {

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }
}
