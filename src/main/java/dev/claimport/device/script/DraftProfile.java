package dev.claimport.device.script;

import dev.claimport.device.parts.ClaimPart;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.serial.trace.TraceLine.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a profile of what was said: whoever tried a device out by hand has the conversation, and only has to say what of it was which part. What
 * comes out can be read as a profile, and is to be looked at by whoever knows the device.
 */
final class DraftProfile {

    private static final Pattern COLOURS = Pattern.compile("\\\\x1b\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\\\x[01][0-9a-f]|\\\\x7f|\\\\t");
    private static final Pattern META = Pattern.compile("[\\\\.*+?^$()\\[\\]{}|]");
    private static final String IDENTIFY = "identify";
    private static final String YES = "OK";
    private static final String NO = "ERROR";
    /** So many times as long as it took may it take. */
    private static final int PATIENCE = 3;
    private static final long LEAST_SECONDS = 2;
    private static final long MOST_SECONDS = 180;

    /** Ends of lines that a draft may have, as escapes. */
    private static final Map<String, String> ENDS = Map.of("cr", "\\x0d", "lf", "\\x0a", "crlf", "\\x0d\\x0a");

    private final List<Exchange> exchanges;
    private final String end;

    private DraftProfile(List<TraceLine> marked, String end) {
        this.end = end;
        exchanges = ChunkedExchange.join(exchanges(marked));
    }

    private static List<Exchange> exchanges(List<TraceLine> marked) {
        List<Exchange> exchanges = new ArrayList<>();
        boolean closing = false;
        for (TraceLine line : marked) {
            Exchange last = exchanges.isEmpty() ? null : exchanges.getLast();
            if (line.kind() == Kind.SENT) {
                if (last != null && last.isInPart() && !last.answers().isEmpty()) {
                    last.goOnAfter();
                }
                boolean goesOn = last != null && last.answers().isEmpty() && (last.isUnfinished() || last.isInPart() || closing && !line.text().startsWith("AT"));
                closing = goesOn && last.isInPart() && Exchange.isEnd(line.text());
                if (goesOn) {
                    last.goOn(line);
                } else {
                    exchanges.add(new Exchange(line));
                }
            } else if (line.kind() == Kind.RECEIVED && last != null && !last.says(line)) {
                last.answer(line);
                closing = false;
            }
        }
        return exchanges;
    }

    /**
     * The text of the profile.
     *
     * @param name lower-case letters, digits and dashes
     * @param marked lines, from old to new
     * @param baud of the line
     * @param end of lines that are sent: {@code cr}, {@code lf} or {@code crlf}
     */
    static String yaml(String name, List<TraceLine> marked, int baud, String end) {
        return new DraftProfile(marked, end).write(name, baud);
    }

    private String write(String name, int baud) {
        RecordedParts parts = RecordedParts.of(exchanges);
        var yaml = new StringBuilder();
        yaml.append("# A draft, made of what was said on a line. Before it is used: say by answers: how the device says no, by identify: what it is asked first,\n")
                .append("# and by verify: how it shows what it holds. Look at the values of the slots: they are what differed from part to part.\n")
                .append("name: ").append(name).append("\nfamily: ").append(name).append("\nline:\n  baud: ").append(baud)
                .append("\ndialect: script\nsettings:\n  end: ").append(end).append("\nslots:\n");
        String stored = parts.said().isEmpty() ? Exchange.CONTENT : parts.said().get(parts.content());
        for (ClaimPart part : ClaimPart.values()) {
            slot(yaml, part, stored, parts.slots());
        }
        if (parts.said().stream().anyMatch(said -> said.contains(Exchange.ESCAPED))) {
            // Whoever makes ends of lines of escapes makes both characters.
            yaml.append("contents: [crlf]\n");
        }
        int asked = RecordedIdentity.steps(exchanges.subList(0, parts.from()));
        // Among them may be what recognition has asked in vain.
        section(yaml, IDENTIFY, exchanges.subList(0, asked).stream().filter(each -> !each.answers().isEmpty()).toList());
        section(yaml, "prepare", exchanges.subList(asked, parts.from()));
        if (parts.said().isEmpty()) {
            yaml.append("# No part was sent: this is where each is.\nstore:\n  - { send: ").append(quoted(Exchange.CONTENT)).append(" }\n");
        } else {
            section(yaml, "store", parts.steps(), parts.said());
            section(yaml, "go", exchanges.subList(parts.to(), exchanges.size()));
        }
        return yaml.append("verify: none\nreports-back: false\n").toString();
    }

    /** Certificate and key every family takes; of others it is known only where they were sent. */
    private static void slot(StringBuilder yaml, ClaimPart part, String stored, Map<ClaimPart, Map<String, String>> slots) {
        yaml.append("  ").append(part.id()).append(": ");
        if (part != ClaimPart.CERT && part != ClaimPart.KEY && !slots.containsKey(part)) {
            yaml.append("unsupported\n");
            return;
        }
        yaml.append("{ command: ").append(quoted(stored));
        // What is set for one has to be set for all, or the profile cannot be read: whoever finishes it says what the others have.
        Map<String, String> values = slots.getOrDefault(part, slots.isEmpty() ? Map.of() : slots.values().iterator().next());
        if (!values.isEmpty()) {
            yaml.append(values.entrySet().stream().map(value -> value.getKey() + ": " + quoted(value.getValue())).collect(Collectors.joining(", ", ", values: { ", " }")));
        }
        yaml.append(" }\n");
    }

    private void section(StringBuilder yaml, String name, List<Exchange> steps) {
        section(yaml, name, steps.stream().map(List::of).toList(), steps.stream().map(Exchange::said).toList());
    }

    private void section(StringBuilder yaml, String name, List<List<Exchange>> steps, List<String> said) {
        if (!steps.isEmpty()) {
            yaml.append(name).append(":\n");
            for (int i = 0; i < steps.size(); i++) {
                step(yaml, steps.get(i), said.get(i), name.equals(IDENTIFY));
            }
        }
    }

    /**
     * @param tries the same of each part
     * @param asks whether it is for what the device says of itself
     */
    private void step(StringBuilder yaml, List<Exchange> tries, String said, boolean asks) {
        List<TraceLine> before = tries.getFirst().answers();
        before.stream().limit(Math.max(0, before.size() - 1)).filter(line -> !Exchange.isMasked(line.text())).forEach(line -> yaml.append("  # it said: ").append(plain(line.text())).append('\n'));
        Set<String> expected = new LinkedHashSet<>();
        tries.forEach(exchange -> ending(exchange).ifPresent(expected::add));
        boolean prompt = tries.stream().anyMatch(exchange -> !exchange.answers().isEmpty() && !exchange.answers().getLast().ends());
        if (!prompt && expected.stream().anyMatch(line -> line.contains(NO)) && exchanges.stream().anyMatch(exchange -> ending(exchange).filter(YES::equals).isPresent())) {
            // To what is deleted before it is written for the first time; the next time it is there.
            expected.add(YES);
        }
        OptionalInt chunk = tries.getFirst().chunk();
        Optional<Exchange.Block> block = tries.getFirst().block();
        if (Exchange.isMasked(said)) {
            yaml.append("  # Some letters that are in the key as well were hidden here: say what was sent in their place.\n");
        }
        boolean nothing = said.isBlank();
        yaml.append(chunk.isPresent() ? "  - { send-chunks: " : block.isPresent() || nothing ? "  - { send-bytes: " : "  - { send: ")
                .append(quoted(nothing ? said.replace(" ", "\\x20") + ENDS.get(end) : said));
        chunk.ifPresent(size -> yaml.append(", chunk: ").append(size));
        block.ifPresent(of -> yaml.append(", acknowledgement: ").append(quoted(pattern(of.taken()))).append(", every: ").append(of.bytes()));
        if (expected.isEmpty()) {
            yaml.append(", on-error: ignore");
        } else if (prompt) {
            yaml.append(", prompt: ").append(quoted(expected.stream().map(DraftProfile::pattern).collect(Collectors.joining("|"))));
        } else {
            // How many bytes a piece had is another number each time.
            List<String> patterns = expected.stream().map(line -> quoted(chunk.isPresent() ? pattern(line).replaceAll("\\d+", "\\\\d+") : pattern(line))).toList();
            yaml.append(", expect: ").append(patterns.size() == 1 ? patterns.getFirst() : patterns.toString());
        }
        if (asks) {
            Map<String, String> captures = RecordedIdentity.captures(tries.getFirst());
            yaml.append(captures.isEmpty() ? "" : captures.entrySet().stream().map(value -> value.getKey() + ": " + quoted(value.getValue())).collect(Collectors.joining(", ", ", capture: { ", " }")));
        }
        yaml.append(", within: ").append(tries.stream().mapToLong(DraftProfile::seconds).max().orElseThrow()).append(" s }\n");
    }

    /** The last line of an answer; empty where it shows a secret, or nothing. */
    private static Optional<String> ending(Exchange exchange) {
        return exchange.answers().isEmpty() ? Optional.empty()
                : Optional.of(plain(exchange.answers().getLast().text())).filter(text -> !text.isBlank() && !Exchange.isMasked(text));
    }

    private static long seconds(Exchange exchange) {
        long took = exchange.answers().isEmpty() ? 0 : Duration.between(exchange.first().at(), exchange.answers().getLast().at()).toMillis();
        return Math.clamp((took * PATIENCE + 999) / 1000, LEAST_SECONDS, MOST_SECONDS);
    }

    /** Colours and what cannot be printed are not there when lines are compared. */
    static String plain(String text) {
        return UNPRINTABLE.matcher(COLOURS.matcher(text).replaceAll("")).replaceAll("").strip();
    }

    /** Of a text that means itself. */
    static String pattern(String text) {
        return META.matcher(text).replaceAll("\\\\$0");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
