package dev.claimport.bench.order;

import dev.claimport.claim.template.AttributeRules;
import dev.claimport.claim.template.TemplateBody;
import dev.claimport.claim.template.TemplateException;
import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import dev.claimport.handover.Admission.Admitted;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The lines of a work order, and what is wrong with them. */
final class OrderTable {

    private static final int LONGEST_SERIAL = 128;
    /** More than AWS IoT takes of anything that a template makes of it. */
    private static final int LONGEST_VALUE = 4096;
    /** So much of what is wrong is said. */
    private static final int LONGEST_SHOWN = 60;
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d([.,]\\d+)?[eE][+-]\\d+");
    /** What nobody sees on a label or a screen. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");
    /** What no value has in it but by a quotation mark that ends too late: it would swallow the devices between. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    /** The parameter that devices fill in with their serial number, by the convention of AWS's samples. */
    private static final String SERIAL_NUMBER = "SerialNumber";
    /** For what a template makes of a certificate's id; no rule depends on which it is. */
    private static final String ANY_CERTIFICATE = "0".repeat(64);

    private enum Column {
        SERIAL(Set.of("serial", "serialnumber", "sn")),
        PART_NUMBER(Set.of("partnumber", "pn")),
        REVISION(Set.of("revision", "rev")),
        BATCH(Set.of("batch", "batchnumber"));

        private final Set<String> names;

        Column(Set<String> names) {
            this.names = names;
        }

        static Optional<Column> of(String name) {
            // A spreadsheet breaks a name that is long in two lines.
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
            return List.of(values()).stream().filter(column -> column.names.contains(plain)).findFirst();
        }
    }

    /** What the column of serial numbers is called where Claimport writes the table. */
    static final String SERIALS = "Serial number";

    private final Optional<TemplateBody> template;
    private final Map<String, String> parameters;
    private final List<Problem> problems;
    private final Map<String, Admitted> devices = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private List<String> names = List.of();
    /** What each of the names stands for, in their order. */
    private List<Optional<Column>> columns = List.of();

    OrderTable(Optional<TemplateBody> template, Map<String, String> parameters, List<Problem> problems) {
        this.template = template;
        this.parameters = parameters;
        this.problems = problems;
    }

    /** Whether this line has the names of columns. */
    static boolean hasSerials(OrderLine names) {
        return names.cells().stream().map(Column::of).anyMatch(column -> column.filter(Column.SERIAL::equals).isPresent());
    }

    Map<String, Admitted> devices() {
        return devices;
    }

    void read(List<OrderLine> rows) {
        if (rows.isEmpty()) {
            problems.add(OrderProblem.EMPTY.problem());
            return;
        }
        names = rows.getFirst().cells();
        columns = names.stream().map(Column::of).toList();
        checkNames(rows.getFirst().line());
        if (problems.isEmpty()) {
            rows.stream().skip(1).forEach(this::read);
            if (devices.isEmpty() && problems.isEmpty()) {
                problems.add(OrderProblem.EMPTY.problem());
            }
        }
    }

    private void checkNames(int line) {
        Set<String> seen = new TreeSet<>();
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at);
            Place place = new Place.Position(line, at + 1);
            Optional<Column> column = columns.get(at);
            if (name.isEmpty()) {
                continue;
            }
            if (!seen.add(column.map(Enum::name).orElse(name))) {
                problems.add(OrderProblem.COLUMN_TWICE.at(place, shown(name)));
            } else if (column.isEmpty() && template.filter(known -> !known.parameters().containsKey(name)).isPresent()) {
                problems.add(OrderProblem.COLUMN_UNKNOWN.at(place, shown(name), template.get().parameters().keySet()));
            } else if (column.isEmpty() && isNoValue(name)) {
                problems.add(OrderProblem.VALUE_WRONG.at(place, shown(name)));
            }
        }
        if (!seen.contains(Column.SERIAL.name())) {
            problems.add(OrderProblem.SERIAL_COLUMN_MISSING.at(new Place.Line(line)));
        }
    }

    private void read(OrderLine row) {
        if (row.cells().size() > names.size()) {
            problems.add(OrderProblem.CELLS_TOO_MANY.at(new Place.Line(row.line()), row.cells().size(), names.size()));
            return;
        }
        Map<Column, String> known = new EnumMap<>(Column.class);
        Map<String, String> own = new LinkedHashMap<>();
        boolean sound = true;
        for (int at = 0; at < row.cells().size(); at++) {
            String value = row.cells().get(at);
            Optional<Column> column = columns.get(at);
            column.ifPresent(one -> known.put(one, value));
            if (column.isEmpty() && !value.isEmpty()) {
                own.put(names.get(at), value);
            }
            sound &= isSound(column, names.get(at), value, new Place.Position(row.line(), at + 1));
        }
        String serial = known.getOrDefault(Column.SERIAL, "");
        if (sound && isSerial(serial, new Place.Position(row.line(), columns.indexOf(Optional.of(Column.SERIAL)) + 1))) {
            check(serial, own, new Place.Line(row.line()));
            lines.put(serial, row.line());
            devices.put(serial, new Admitted(own, known.getOrDefault(Column.BATCH, ""), known.getOrDefault(Column.PART_NUMBER, ""),
                    known.getOrDefault(Column.REVISION, "")));
        }
    }

    /** Whether a cell can stand where it does; what a serial number can be is asked elsewhere. */
    private boolean isSound(Optional<Column> column, String name, String value, Place place) {
        Optional<Problem> wrong = Optional.empty();
        if (name.isEmpty() && !value.isEmpty()) {
            wrong = Optional.of(OrderProblem.COLUMN_NAMELESS.at(place, shown(value)));
        } else if (column.filter(Column.SERIAL::equals).isEmpty() && isNoValue(value)) {
            wrong = Optional.of(OrderProblem.VALUE_WRONG.at(place, shown(name)));
        }
        wrong.ifPresent(problems::add);
        return wrong.isEmpty();
    }

    private static boolean isNoValue(String text) {
        return text.length() > LONGEST_VALUE || BREAKS.matcher(text).find();
    }

    private static String shown(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ");
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
    }

    private boolean isSerial(String serial, Place place) {
        Optional<Problem> wrong = Optional.empty();
        if (serial.isEmpty()) {
            wrong = Optional.of(OrderProblem.SERIAL_MISSING.at(place));
        } else if (isScientific(serial)) {
            wrong = Optional.of(OrderProblem.SERIAL_SCIENTIFIC.at(place, serial));
        } else if (serial.length() > LONGEST_SERIAL || UNSEEN.matcher(serial).find()) {
            wrong = Optional.of(OrderProblem.SERIAL_WRONG.at(place, shown(serial)));
        } else if (lines.containsKey(serial)) {
            wrong = Optional.of(OrderProblem.SERIAL_TWICE.at(place, serial, lines.get(serial)));
        }
        wrong.ifPresent(problems::add);
        return wrong.isEmpty();
    }

    /** As spreadsheets write it, always with a sign: {@code 4E12} is a serial number like others, and {@code 4E+12} was one before it was rounded. */
    private static boolean isScientific(String serial) {
        return SCIENTIFIC.matcher(serial).matches();
    }

    /** What AWS IoT will make of the values, as far as they are known before the device answers. */
    private void check(String serial, Map<String, String> own, Place place) {
        if (template.isEmpty()) {
            return;
        }
        TemplateBody body = template.get();
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(own);
        all.put(SERIAL_NUMBER, serial);
        Set<String> missing = new TreeSet<>(body.required(Set.of(SERIAL_NUMBER)));
        missing.removeAll(all.keySet());
        if (!missing.isEmpty()) {
            problems.add(OrderProblem.PARAMETERS_MISSING.at(place, serial, missing));
            return;
        }
        try {
            body.evaluate(all, ANY_CERTIFICATE).thing().flatMap(thing -> AttributeRules.refusal(thing.attributes(), thing.typeName().isPresent()))
                    .ifPresent(refused -> problems.add(new Problem(refused.kind(), place, refused.facts())));
        } catch (TemplateException e) {
            if (body.doubts().isEmpty()) {
                problems.add(new Problem(e.problem().kind(), place, e.problem().facts()));
            }
        }
    }
}
