package dev.claimport.device.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a YAML text says, with the lines on which it says so. */
public sealed interface YamlTree {

    /** From 1 on; 0 for what came from the command line. */
    int line();

    record Scalar(String text, int line) implements YamlTree {}

    record Sequence(List<YamlTree> items, int line) implements YamlTree {}

    /** @param lines on which the keys stand */
    record Mapping(Map<String, YamlTree> entries, Map<String, Integer> lines, int line) implements YamlTree {

        static Mapping empty(int line) {
            return new Mapping(Map.of(), Map.of(), line);
        }

        /** The same with another value at a path of keys; mappings on the way are made where they are missing. */
        Mapping with(List<String> path, String value) {
            Map<String, YamlTree> changed = new LinkedHashMap<>(entries);
            Map<String, Integer> where = new LinkedHashMap<>(lines);
            String key = path.getFirst();
            Mapping below = entries.get(key) instanceof Mapping mapping ? mapping : Mapping.empty(0);
            changed.put(key, path.size() == 1 ? new Scalar(value, 0) : below.with(path.subList(1, path.size()), value));
            where.putIfAbsent(key, 0);
            return new Mapping(changed, where, line);
        }
    }
}
