package dev.claimport.bench.order;

import dev.claimport.claim.template.AttributeRules;
import dev.claimport.claim.template.TemplateBody;
import dev.claimport.claim.template.TemplateException;
import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import dev.claimport.handover.Admission.Admitted;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The lines of a work order, and what is wrong with them. */
final class OrderTable {

    private static final int LONGEST_SERIAL = 128;
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
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
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

    OrderTable(Optional<TemplateBody> template, Map<String, String> parameters, List<Problem> problems) {
        this.template = template;
        this.parameters = parameters;
        this.problems = problems;
    }

    /** Whether this line has the names of columns. */
    static boolean hasSerials(OrderFile.Row names) {
        return Arrays.stream(names.cells()).map(Column::of).anyMatch(column -> column.filter(Column.SERIAL::equals).isPresent());
    }

    Map<String, Admitted> devices() {
        return devices;
    }

    void read(List<OrderFile.Row> rows) {
        if (rows.isEmpty()) {
            problems.add(OrderProblem.EMPTY.problem());
            return;
        }
        OrderFile.Row names = rows.getFirst();
        checkNames(names);
        if (problems.isEmpty()) {
            rows.stream().skip(1).forEach(row -> read(names.cells(), row));
            if (devices.isEmpty() && problems.isEmpty()) {
                problems.add(OrderProblem.EMPTY.problem());
            }
        }
    }

    private void checkNames(OrderFile.Row names) {
        Set<String> seen = new TreeSet<>();
        for (int at = 0; at < names.cells().length; at++) {
            String name = names.cells()[at];
            Place place = new Place.Position(names.line(), at + 1);
            Optional<Column> column = Column.of(name);
            if (!seen.add(column.map(Enum::name).orElse(name))) {
                problems.add(OrderProblem.COLUMN_TWICE.at(place, name));
            } else if (column.isEmpty() && template.filter(known -> !known.parameters().containsKey(name)).isPresent()) {
                problems.add(OrderProblem.COLUMN_UNKNOWN.at(place, name, template.get().parameters().keySet()));
            }
        }
        if (!seen.contains(Column.SERIAL.name())) {
            problems.add(OrderProblem.SERIAL_COLUMN_MISSING.at(new Place.Line(names.line())));
        }
    }

    private void read(String[] names, OrderFile.Row row) {
        if (row.cells().length > names.length) {
            problems.add(OrderProblem.CELLS_TOO_MANY.at(new Place.Line(row.line()), row.cells().length, names.length));
            return;
        }
        Map<Column, String> known = new HashMap<>();
        Map<String, String> own = new LinkedHashMap<>();
        int serialAt = 1;
        for (int at = 0; at < names.length; at++) {
            String value = at < row.cells().length ? row.cells()[at] : "";
            Optional<Column> column = Column.of(names[at]);
            column.ifPresent(one -> known.put(one, value));
            serialAt = column.filter(Column.SERIAL::equals).isPresent() ? at + 1 : serialAt;
            if (column.isEmpty() && !value.isEmpty()) {
                own.put(names[at], value);
            }
        }
        String serial = known.get(Column.SERIAL);
        if (isSerial(serial, new Place.Position(row.line(), serialAt))) {
            check(serial, own, new Place.Line(row.line()));
            lines.put(serial, row.line());
            devices.put(serial, new Admitted(own, known.getOrDefault(Column.BATCH, ""), known.getOrDefault(Column.PART_NUMBER, ""),
                    known.getOrDefault(Column.REVISION, "")));
        }
    }

    private boolean isSerial(String serial, Place place) {
        Optional<Problem> wrong = Optional.empty();
        if (serial.isEmpty()) {
            wrong = Optional.of(OrderProblem.SERIAL_MISSING.at(place));
        } else if (isScientific(serial)) {
            wrong = Optional.of(OrderProblem.SERIAL_SCIENTIFIC.at(place, serial));
        } else if (serial.length() > LONGEST_SERIAL || serial.chars().anyMatch(Character::isISOControl)) {
            wrong = Optional.of(OrderProblem.SERIAL_WRONG.at(place, serial));
        } else if (lines.containsKey(serial)) {
            wrong = Optional.of(OrderProblem.SERIAL_TWICE.at(place, serial, lines.get(serial)));
        }
        wrong.ifPresent(problems::add);
        return wrong.isEmpty();
    }

    /** As spreadsheets write it, always with a sign: {@code 4E12} is a serial number like others, and {@code 4E+12} was one before it was rounded. */
    private static boolean isScientific(String serial) {
        return serial.matches("\\d([.,]\\d+)?[eE][+-]\\d+");
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
