package dev.claimport.aws.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A section of a configuration file, or all that the files say of one profile.
 *
 * @param values by key in lower case, as they stand there
 * @param blocks settings that follow a key on lines of their own, such as those of {@code s3} or, in {@code services}, of {@code iot}
 */
public record Section(String name, Map<String, String> values, Map<String, Map<String, String>> blocks) {

    /** One with nothing in it. */
    public static Section empty(String name) {
        return new Section(name, Map.of(), Map.of());
    }

    /** A setting; empty when there is none or it is set to nothing. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** A setting of a block. */
    public Optional<String> get(String block, String key) {
        return Optional.ofNullable(blocks.getOrDefault(block, Map.of()).get(key)).filter(value -> !value.isEmpty());
    }

    /** The same under another name. */
    Section named(String other) {
        return new Section(other, values, blocks);
    }

    /** This one, and what the other says besides or otherwise. */
    Section with(Section other) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(other.values);
        Map<String, Map<String, String>> allBlocks = new LinkedHashMap<>(blocks);
        allBlocks.putAll(other.blocks);
        return new Section(name, all, allBlocks);
    }

    /** Says which keys there are, and no values: some are secrets. */
    @Override
    public String toString() {
        return "Section[" + name + ", " + values.keySet() + "]";
    }
}
