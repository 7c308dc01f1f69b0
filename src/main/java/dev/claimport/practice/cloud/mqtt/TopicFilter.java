package dev.claimport.practice.cloud.mqtt;

import java.nio.charset.StandardCharsets;

/** Topic names and filters (MQTT 3.1.1 and 5, section 4.7). */
final class TopicFilter {

    /** AWS IoT's limits: bytes of UTF-8, and slashes, of topics that are not its own (quotas, "Message broker"). */
    private static final int MAX_BYTES = 256;
    private static final int MAX_SLASHES = 7;

    private TopicFilter() {}

    /** Whether it may be subscribed to at all. */
    static boolean isFilter(String filter) {
        if (filter.isEmpty() || filter.indexOf('\0') >= 0) {
            return false;
        }
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean hash = levels[i].indexOf('#') >= 0;
            boolean plus = levels[i].indexOf('+') >= 0;
            if ((hash || plus) && levels[i].length() != 1 || hash && i != levels.length - 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether it may be published to at all. */
    static boolean isName(String topic) {
        return !topic.isEmpty() && topic.indexOf('+') < 0 && topic.indexOf('#') < 0 && topic.indexOf('\0') < 0;
    }

    /** Whether a topic name or filter of a user's keeps within AWS IoT's limits. */
    static boolean isWithinLimits(String topic) {
        return topic.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES && topic.chars().filter(c -> c == '/').count() <= MAX_SLASHES;
    }

    /** Whether a message on {@code topic} is for who subscribed to {@code filter}; both must be well formed. */
    static boolean matches(String filter, String topic) {
        String[] wanted = filter.split("/", -1);
        String[] levels = topic.split("/", -1);
        boolean wildcardFirst = wanted[0].equals("#") || wanted[0].equals("+");
        if (wildcardFirst && topic.startsWith("$")) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) {
                return true;
            }
            if (i >= levels.length || !wanted[i].equals("+") && !wanted[i].equals(levels[i])) {
                return false;
            }
        }
        return wanted.length == levels.length;
    }
}
