package dev.claimport.device.script;

import dev.claimport.device.parts.ClaimPart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    /** So many letters that commands of a kind have in common, at either end. */
    private static final int KIN = 4;
    /** A value that is neither a word nor a number; nothing that stands for something else is in it. */
    private static final String TEXT = "[ -~&&[^\\\\$]]{0,64}";

    /** Which of the steps sends the content. */
    int content() {
        return IntStream.range(0, steps.size()).filter(at -> steps.get(at).getFirst().isContent()).findFirst().orElseThrow();
    }

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
            if (!areAlike(said) && !areKin(said)) {
                break;
            }
            lead++;
        }
        return lead;
    }

    private static boolean areAlike(List<String> said) {
        return said.stream().map(RecordedParts::command).distinct().count() == 1 && said.stream().map(text -> pieces(text).size()).distinct().count() == 1;
    }

    /** {@code AT+KCERTDELETE=} and {@code AT+KPRIVKDELETE=}: what is done is the same, to something else. */
    private static boolean areKin(List<String> said) {
        List<List<String>> letters = said.stream().map(text -> List.of(command(text).split(""))).toList();
        return said.stream().allMatch(text -> text.contains("=")) && alikeFrom(letters) >= KIN && alikeFrom(letters.stream().map(List::reversed).toList()) >= KIN;
    }

    /** How many of their first elements all lists have in common. */
    private static int alikeFrom(List<List<String>> all) {
        int most = all.stream().mapToInt(List::size).min().orElse(0);
        return (int) IntStream.range(0, most).takeWhile(at -> all.stream().map(each -> each.get(at)).distinct().count() == 1).count();
    }

    private static List<String> pieces(String said) {
        return PIECE.matcher(said).results().map(MatchResult::group).toList();
    }

    /** {@code AT+QFDEL} of {@code AT+QFDEL="ca.pem"}. */
    private static String command(String said) {
        return said.split("[= ,\"]", 2)[0];
    }

    /** All between the first part and the next is about it; after the last one, nobody can tell. One alone is always like itself. */
    private static RecordedParts first(List<Exchange> exchanges, List<Integer> contents) {
        int first = contents.getFirst();
        int next = contents.get(1);
        List<Exchange> steps = exchanges.subList(first, next);
        return new RecordedParts(first, Math.min(exchanges.size(), contents.getLast() + next - first), steps.stream().map(List::of).toList(), steps.stream().map(Exchange::said).toList(), Map.of());
    }

    /** Parts step by step. */
    private static final class Comparison {

        private final Map<ClaimPart, List<Exchange>> parts;
        /** By what they are for each part. */
        private final Map<List<String>, String> names = new LinkedHashMap<>();
        private final List<List<String>> lengths;

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

        /** @return nothing where they are not alike */
        private String step(int at) {
            List<List<String>> pieces = new ArrayList<>();
            parts.values().forEach(steps -> pieces.add(pieces(steps.get(at).said())));
            int forms = lengths.stream().mapToInt(List::size).min().orElseThrow();
            List<List<List<String>>> between = IntStream.range(0, forms).mapToObj(form -> between(pieces, form)).filter(Comparison::isOfLengths).findFirst()
                    .orElseGet(() -> pieces.stream().map(List::of).toList());
            int count = between.getFirst().size();
            List<Optional<String>> said = IntStream.range(0, count).mapToObj(i -> stretch(between.stream().map(each -> each.get(i)).toList())).toList();
            return said.stream().allMatch(Optional::isPresent) ? said.stream().map(Optional::get).collect(Collectors.joining(LENGTH)) : "";
        }

        /** What stands between lengths of that form, for each part. */
        private List<List<List<String>>> between(List<List<String>> pieces, int form) {
            return IntStream.range(0, pieces.size()).mapToObj(part -> between(pieces.get(part), lengths.get(part).get(form))).toList();
        }

        /** One number may be a length by accident; of all parts, it is one. */
        private static boolean isOfLengths(List<List<List<String>>> between) {
            return between.getFirst().size() > 1 && between.stream().map(List::size).distinct().count() == 1;
        }

        private static List<List<String>> between(List<String> pieces, String length) {
            List<List<String>> stretches = new ArrayList<>();
            stretches.add(new ArrayList<>());
            for (String piece : pieces) {
                if (length.equals(piece)) {
                    stretches.add(new ArrayList<>());
                } else {
                    stretches.getLast().add(piece);
                }
            }
            return stretches;
        }

        /** Word by word; where they have not as many of them, what differs is one value. */
        private Optional<String> stretch(List<List<String>> each) {
            int count = each.getFirst().size();
            if (each.stream().allMatch(of -> of.size() == count)) {
                List<Optional<String>> words = IntStream.range(0, count).mapToObj(i -> word(each.stream().map(of -> of.get(i)).toList())).toList();
                return words.stream().allMatch(Optional::isPresent) ? Optional.of(words.stream().map(Optional::get).collect(Collectors.joining())) : Optional.empty();
            }
            int before = alikeFrom(each);
            int after = alikeFrom(each.stream().map(of -> of.subList(before, of.size()).reversed()).toList());
            List<String> middle = each.stream().map(of -> String.join("", of.subList(before, of.size() - after))).toList();
            List<String> one = each.getFirst();
            return middle.stream().allMatch(text -> text.matches(TEXT))
                    ? Optional.of(String.join("", one.subList(0, before)) + value(middle) + String.join("", one.subList(one.size() - after, one.size()))) : Optional.empty();
        }

        private Optional<String> word(List<String> each) {
            if (each.stream().distinct().count() == 1) {
                return Optional.of(each.getFirst());
            }
            return each.stream().allMatch(word -> word.matches(WORD)) ? Optional.of(value(each)) : Optional.empty();
        }

        private String value(List<String> each) {
            return "${" + names.computeIfAbsent(each, _ -> name(each)) + '}';
        }

        private String name(List<String> values) {
            String kind = values.stream().allMatch(value -> value.matches("\\d+")) ? "number" : values.stream().allMatch(value -> value.matches(WORD)) ? "name" : "text";
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
