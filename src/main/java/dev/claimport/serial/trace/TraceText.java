package dev.claimport.serial.trace;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was said as text: the same in every language, since whoever helps has to read it. */
public final class TraceText {

    private final DateTimeFormatter time;
    private final boolean ports;

    private TraceText(DateTimeFormatter time, boolean ports) {
        this.time = time;
        this.ports = ports;
    }

    /** {@code 14:02:11.204 > AT} */
    public static TraceText ofDay(ZoneId zone) {
        return new TraceText(DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone), false);
    }

    /** {@code 2026-11-29T14:02:11.204Z > AT} */
    public static TraceText dated(ZoneId zone) {
        return new TraceText(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT).withZone(zone), false);
    }

    /** The same, and each line names its port: {@code 14:02:11.204 /dev/ttyUSB0 > AT} */
    public TraceText withPorts() {
        return new TraceText(time, true);
    }

    /** One line, without its end. */
    public String of(TraceLine line) {
        String text = switch (line.kind()) {
            case SENT, RECEIVED -> " " + line.text();
            case OPENED -> (ports ? " " : " " + line.port() + " ") + line.text();
            case CLOSED, LOST -> ports ? "" : " " + line.port();
        };
        return time(line) + (ports ? " " + line.port() + " " : " ") + line.kind().sign() + text;
    }

    public String time(TraceLine line) {
        return time.format(line.at());
    }

    /** All of them, each with an end. */
    public String of(List<TraceLine> lines) {
        return lines.stream().map(line -> of(line) + "\n").collect(Collectors.joining());
    }
}
