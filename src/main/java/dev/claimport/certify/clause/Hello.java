package dev.claimport.certify.clause;

import dev.claimport.device.DeviceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a device said of itself first. What it did not say as it should counts as not said: a clause is about that.
 *
 * @param said its hello
 * @param buffers its answer to the parameters command of the OS group
 */
public record Hello(Map<Object, Object> said, Map<Object, Object> buffers) {

    /** A message smaller than that could not even begin. */
    private static final int LEAST_BUFFER = 96;
    /** The longest message that a header can name. */
    private static final int MOST_BUFFER = 0xffff;

    static final String BUFFER_SIZE = "buf_size";
    private static final int MOST_BUFFERS = 64;
    private static final int LONGEST_TEXT = 64;

    public String serial() {
        return text("serial");
    }

    public String model() {
        return text("model");
    }

    public String firmware() {
        return text("fw");
    }

    /** The protocol's version; 0 where it names none. */
    public long version() {
        return number("v");
    }

    /** The largest bundle in bytes. */
    public long largestBundle() {
        return number("max");
    }

    public boolean takesSeal() {
        return said.get("seal") instanceof byte[];
    }

    public boolean hasClock() {
        return said.get("clock") instanceof Long;
    }

    public boolean makesItsOwnKey() {
        return Boolean.TRUE.equals(said.get("csr"));
    }

    /** The template parameters that it fills in itself. */
    public List<String> parameters() {
        return said.get("params") instanceof List<?> names ? names.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
    }

    /** Of one buffer in bytes; empty where it does not say. */
    public Optional<Integer> bufferSize() {
        return buffers.get(BUFFER_SIZE) instanceof Long size && size >= LEAST_BUFFER && size <= MOST_BUFFER ? Optional.of(size.intValue()) : Optional.empty();
    }

    public int bufferCount() {
        return buffers.get("buf_count") instanceof Long count ? (int) Math.clamp(count, 1, MOST_BUFFERS) : 1;
    }

    private String text(String key) {
        return said.get(key) instanceof String text ? DeviceText.clean(text, LONGEST_TEXT) : "";
    }

    private long number(String key) {
        return said.get(key) instanceof Long number ? number : 0;
    }
}
