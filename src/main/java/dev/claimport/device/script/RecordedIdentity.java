package dev.claimport.device.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a device has said of itself when it was asked before its first part: which step captures it, and by what. */
final class RecordedIdentity {

    private static final Pattern MODEL = Pattern.compile("AT\\+C?GMM", Pattern.CASE_INSENSITIVE);
    /** An IMEI, whose last digit checks the others; an address (IEEE 802, 8.4); a chip's own number, as Zephyr's {@code hwinfo devid} has it. */
    private static final List<Pattern> SERIALS = List.of(Pattern.compile("(?<!\\d)\\d{15}(?!\\d)"),
            Pattern.compile("(?<![0-9a-fA-F:])(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}(?![0-9a-fA-F:])"), Pattern.compile("(?<=ID: 0x)[0-9a-f]{8,32}"));
    private static final List<String> FORMS = List.of("(\\d{15})", "([0-9a-fA-F:]{17})", "([0-9a-f]{8,32})");

    private RecordedIdentity() {}

    /** How many of these only ask who is there: up to the first that told the serial number. */
    static int steps(List<Exchange> before) {
        return IntStream.range(0, before.size()).filter(at -> captures(before.get(at)).containsKey("serial")).findFirst().orElse(-1) + 1;
    }

    /** Values that a step takes of its answer, each with its pattern. */
    static Map<String, String> captures(Exchange exchange) {
        List<String> answers = exchange.answers().stream().map(line -> DraftProfile.plain(line.text())).toList();
        Map<String, String> captures = new TreeMap<>();
        answers.forEach(text -> serial(text).ifPresent(pattern -> captures.putIfAbsent("serial", pattern)));
        if (answers.size() > 1 && MODEL.matcher(exchange.text()).matches()) {
            captures.put("model", '(' + DraftProfile.pattern(answers.getFirst()) + ')');
        }
        return captures;
    }

    private static Optional<String> serial(String text) {
        for (int form = 0; form < SERIALS.size(); form++) {
            Matcher found = SERIALS.get(form).matcher(text);
            if (found.find() && (form > 0 || isImei(found.group()))) {
                return Optional.of(DraftProfile.pattern(text.substring(0, found.start())) + FORMS.get(form) + DraftProfile.pattern(text.substring(found.end())));
            }
        }
        return Optional.empty();
    }

    /** ISO/IEC 7812-1, annex B: every second digit twice, and the sum of all digits is a multiple of ten. */
    private static boolean isImei(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = (digits.charAt(i) - '0') * (1 + i % 2);
            sum += digit / 10 + digit % 10;
        }
        return sum % 10 == 0;
    }
}
