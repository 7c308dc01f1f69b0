package dev.claimport.device.repl;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * What an interpreter says that went wrong. Of its words only the name and the number are kept, as they may quote what was sent.
 *
 * @param name such as {@code OSError}
 * @param number of an {@code OSError}, as in {@code errno}
 */
record PythonError(String name, OptionalInt number) {

    static final int NO_SPACE = 28;
    static final int READ_ONLY = 30;

    private static final int LONGEST_NAME = 30;
    private static final String UNKNOWN = "error";

    /** By the last line of a traceback: {@code OSError: [Errno 28] ENOSPC}, or {@code OSError: 28} where the messages were left out of the firmware. */
    static PythonError of(ByteBuffer traceback) {
        int end = traceback.limit();
        while (end > 0 && isEnd(traceback.get(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0 && !isEnd(traceback.get(from - 1))) {
            from--;
        }
        StringBuilder name = new StringBuilder();
        int at = from;
        while (at < end && name.length() <= LONGEST_NAME && Character.isLetter(traceback.get(at))) {
            name.append((char) traceback.get(at++));
        }
        boolean known = name.toString().endsWith("Error") || name.toString().endsWith("Exception") || name.toString().endsWith("Interrupt");
        return known ? new PythonError(name.toString(), number(traceback, at, end)) : new PythonError(UNKNOWN, OptionalInt.empty());
    }

    private static OptionalInt number(ByteBuffer line, int from, int end) {
        int number = 0;
        int digits = 0;
        for (int i = from; i < end && digits < 4; i++) {
            byte each = line.get(i);
            if (each >= '0' && each <= '9') {
                number = number * 10 + each - '0';
                digits++;
            } else if (digits > 0) {
                break;
            }
        }
        return digits == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static boolean isEnd(byte each) {
        return each == '\r' || each == '\n';
    }

    /** Whether the file system, or what it lies on, said no. */
    boolean isOfSystem() {
        return name.equals("OSError");
    }

    boolean is(int errno) {
        return isOfSystem() && number.equals(OptionalInt.of(errno));
    }

    /** As it is shown: {@code OSError 28}. */
    @Override
    public String toString() {
        return name + (number.isPresent() ? " " + number.getAsInt() : "");
    }
}
