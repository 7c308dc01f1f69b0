package dev.claimport.device.script;

import dev.claimport.device.parts.ClaimPart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was said for each part of a claim, held side by side: what differs from part to part becomes a value of the part's slot.
 *
 * @param from index of the first exchange that is about a part
 * @param to index after the last
 * @param steps each as it was for every part
 * @param said what is sent in each of them, with values
 * @param slots values by part
 */
record RecordedParts(int from, int to, List<List<Exchange>> steps, List<String> said, Map<ClaimPart, Map<String, String>> slots) {

    /** What a value may be: a number, a word, a file's name. */
    private static final String WORD = "[A-Za-z0-9]{1,64}(?:[._-][A-Za-z0-9]{1,64}){0,8}";
    private static final Pattern PIECE = Pattern.compile(WORD + "|[\\s\\S]");
    private static final String LENGTH = "${content.length}";

    /** Of none, one or several parts; where what was said for them is not alike, of the first alone. */
    static RecordedParts of(List<Exchange> exchanges) {
        List<Integer> contents = IntStream.range(0, exchanges.size()).filter(at -> exchanges.get(at).isContent()).boxed().toList();
        if (contents.isEmpty()) {
            return new RecordedParts(exchanges.size(), exchanges.size(), List.of(), List.of(), Map.of());
        }
        int lead = lead(exchanges, contents);
        int stride = contents.size() > 1 ? contents.get(1) - contents.getFirst() : 1;
        Map<ClaimPart, List<Exchange>> parts = new EnumMap<>(ClaimPart.class);
        for (int content : contents) {
            int from = content - lead;
            parts.put(slot(exchanges.get(content), parts), exchanges.subList(from, Math.min(exchanges.size(), from + stride)));
        }
        RecordedParts alike = new Comparison(parts).result(contents.getFirst() - lead, Math.min(exchanges.size(), contents.getLast() - lead + stride));
        return alike.said().isEmpty() ? first(exchanges, contents) : alike;
    }

    /** Claimport sends the root first, and so may others. */
    private static ClaimPart slot(Exchange content, Map<ClaimPart, List<Exchange>> before) {
        ClaimPart part = content.part();
        if (part == ClaimPart.CERT && before.containsKey(ClaimPart.CERT) && !before.containsKey(ClaimPart.CA)) {
            before.put(ClaimPart.CA, before.remove(ClaimPart.CERT));
        }
        return part;
    }

    /** How many exchanges before a content are about its part: as many as are alike before each. */
    private static int lead(List<Exchange> exchanges, List<Integer> contents) {
        if (contents.size() < 2) {
            return 0;
        }
        int most = contents.get(1) - contents.getFirst() - 1;
        int lead = 0;
        while (lead < most && lead < contents.getFirst()) {
            int back = lead + 1;
            List<String> said = contents.stream().map(at -> exchanges.get(at - back).said()).toList();
            if (said.stream().map(RecordedParts::command).distinct().count() > 1 || said.stream().map(text -> pieces(text).size()).distinct().count() > 1) {
                break;
            }
            lead++;
        }
        return lead;
    }

    private static List<String> pieces(String said) {
        return PIECE.matcher(said).results().map(MatchResult::group).toList();
    }

    /** {@code AT+QFDEL} of {@code AT+QFDEL="ca.pem"}. */
    private static String command(String said) {
        return said.split("[= ,\"]", 2)[0];
    }

    /** All between the first part and the next is about it; after the last one, nobody can tell. */
    private static RecordedParts first(List<Exchange> exchanges, List<Integer> contents) {
        int first = contents.getFirst();
        int next = contents.size() > 1 ? contents.get(1) : first + 1;
        List<Exchange> steps = exchanges.subList(first, next);
        return new RecordedParts(first, Math.min(exchanges.size(), contents.getLast() + next - first), steps.stream().map(List::of).toList(), steps.stream().map(Exchange::said).toList(), Map.of());
    }

    /** Parts step by step. */
    private static final class Comparison {

        private final Map<ClaimPart, List<Exchange>> parts;
        /** By what they are for each part. */
        private final Map<List<String>, String> names = new LinkedHashMap<>();
        private final List<Set<String>> lengths;

        Comparison(Map<ClaimPart, List<Exchange>> parts) {
            this.parts = parts;
            this.lengths = parts.values().stream().map(steps -> steps.stream().filter(Exchange::isContent).findFirst().orElseThrow().lengths()).toList();
        }

        /** Nothing is said in it where they are not alike. */
        RecordedParts result(int from, int to) {
            List<Exchange> one = parts.values().iterator().next();
            boolean even = parts.values().stream().allMatch(steps -> steps.size() == one.size());
            List<String> said = even ? IntStream.range(0, one.size()).mapToObj(this::step).toList() : List.of();
            List<List<Exchange>> steps = IntStream.range(0, said.size()).mapToObj(at -> parts.values().stream().map(each -> each.get(at)).toList()).toList();
            return new RecordedParts(from, to, steps, said.contains("") ? List.of() : said, slots());
        }

        private String step(int at) {
            List<List<String>> pieces = parts.values().stream().map(steps -> pieces(steps.get(at).said())).toList();
            int count = pieces.getFirst().size();
            if (pieces.stream().anyMatch(of -> of.size() != count)) {
                return "";
            }
            var said = new StringBuilder();
            for (int i = 0; i < count; i++) {
                int piece = i;
                List<String> each = pieces.stream().map(of -> of.get(piece)).toList();
                if (IntStream.range(0, each.size()).allMatch(part -> lengths.get(part).contains(each.get(part)))) {
                    said.append(LENGTH);
                } else if (each.stream().distinct().count() == 1) {
                    said.append(each.getFirst());
                } else if (each.stream().allMatch(word -> word.matches(WORD))) {
                    said.append("${").append(names.computeIfAbsent(each, _ -> name(each))).append('}');
                } else {
                    return "";
                }
            }
            return said.toString();
        }

        private String name(List<String> values) {
            String kind = values.stream().allMatch(value -> value.matches("\\d+")) ? "number" : "name";
            return Stream.iterate(1, i -> i + 1).map(i -> i == 1 ? kind : kind + i).filter(name -> !names.containsValue(name)).findFirst().orElseThrow();
        }

        private Map<ClaimPart, Map<String, String>> slots() {
            List<ClaimPart> order = new ArrayList<>(parts.keySet());
            Map<ClaimPart, Map<String, String>> slots = new EnumMap<>(ClaimPart.class);
            for (ClaimPart part : order) {
                Map<String, String> values = new LinkedHashMap<>();
                names.forEach((each, name) -> values.put(name, each.get(order.indexOf(part))));
                slots.put(part, values);
            }
            return slots;
        }
    }
}
