package dev.claimport.failure;

import java.util.Map;
import java.util.Objects;

/**
 * Something on this computer.
 *
 * @param code of a defect, alike wherever the same thing breaks; empty for other kinds
 */
public record LocalFailure(Kind kind, String code, Map<String, ?> facts, String detail) implements Failure {

    private static final String CODE = "code";

    public enum Kind {
        /** The technician stopped it. Facts: none. */
        CANCELLED,
        /** It had not ended when its limit was over, and was given up. Facts: {@code seconds}. */
        OVERDUE,
        /** Claimport has ended in the middle of it, by a crash or a power cut. Facts: none. */
        CUT_OFF,
        /** No display, or no GTK. Facts: {@code problem} (a {@link LocalProblem}). */
        NO_WINDOW,
        /** The practice cloud or device cannot start. Facts: {@code problem}. */
        PRACTICE_FAILED,
        /** Facts: {@code file}, {@code problems} (a list of {@link Problem}). */
        SCENARIO_INVALID,
        /** Facts: {@code folder}, {@code problems} (a list of {@link Problem}). */
        ACCOUNT_FOLDER_INVALID,
        /** Facts: {@code file}. */
        FILE_UNREADABLE,
        /** Facts: {@code file}. */
        FILE_NOT_WRITABLE,
        /** There is no room for it; what was there before still is. Facts: {@code file}. */
        DISK_FULL,
        /** Another program keeps it locked. Facts: {@code file}. */
        FILE_BUSY,
        /** Whoever read standard output is gone, or it takes nothing more. Facts: none. */
        OUTPUT_UNREAD,
        /** What is there already would be mixed with what is to be written. Facts: {@code folder}. */
        FOLDER_NOT_EMPTY,
        /** Every user of this computer may write it. Facts: {@code file}. */
        FILE_OPEN_TO_OTHERS,
        /** A label cannot be filled in. Facts: {@code file}, {@code word} (the place). */
        LABEL_INVALID,
        /** Only devices that have passed get a label. Facts: {@code id}. */
        LABEL_NOT_DUE,
        /** Facts: {@code printer}. */
        PRINTER_UNREACHABLE,
        /** Facts: {@code printer}. */
        PRINTER_OUT_OF_PAPER,
        /** Facts: {@code printer}. */
        PRINTER_OUT_OF_RIBBON,
        /** Its head is up. Facts: {@code printer}. */
        PRINTER_OPEN,
        /** Facts: {@code printer}. */
        PRINTER_PAUSED,
        /** What is to be done could not be written down before, so it was not done. Facts: none. */
        NOT_RECORDED,
        /** A defect: {@link Defect} makes it. Facts: {@code error}, {@code code}. */
        UNEXPECTED
    }

    public LocalFailure {
        facts = Map.copyOf(facts);
    }

    /** The code is the one that the texts mention. */
    public LocalFailure(Kind kind, Map<String, ?> facts, String detail) {
        this(kind, Objects.toString(facts.get(CODE), ""), facts, detail);
    }

    public LocalFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
