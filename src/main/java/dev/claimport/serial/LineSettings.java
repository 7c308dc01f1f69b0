package dev.claimport.serial;

/**
 * How a line is driven: always 8 data bits, no parity, 1 stop bit.
 *
 * @param baud bits per second, see {@link #isSpeed}
 * @param hardwareFlowControl RTS/CTS
 * @param dtr what becomes of DTR when the port is opened
 * @param rts the same of RTS; flow control has it to itself
 * @param reset which of the two resets the device; that one is kept low while the port is open
 */
public record LineSettings(int baud, boolean hardwareFlowControl, Signal dtr, Signal rts, Reset reset) {

    /** 115200 8N1 without flow control, which most firmware expects. */
    public static final LineSettings USUAL = new LineSettings(115_200, false);

    /** Bits per second: a claim takes a minute then, and nothing that takes one is slower. */
    public static final int SLOWEST = 1_200;
    /** Bits per second: faster is no adapter that devices are programmed by. */
    public static final int FASTEST = 4_000_000;

    public LineSettings {
        if (!isSpeed(baud)) {
            throw new IllegalArgumentException(baud + " baud");
        }
        dtr = reset == Reset.DTR ? Signal.CLEAR : dtr;
        rts = reset == Reset.RTS ? Signal.CLEAR : rts;
    }

    /** With both signals as the system sets them. */
    public LineSettings(int baud, boolean hardwareFlowControl) {
        this(baud, hardwareFlowControl, Signal.LEAVE, Signal.LEAVE);
    }

    /** With no signal that resets. */
    public LineSettings(int baud, boolean hardwareFlowControl, Signal dtr, Signal rts) {
        this(baud, hardwareFlowControl, dtr, rts, Reset.NONE);
    }

    /** Whether a line can have that speed. @param baud bits per second */
    public static boolean isSpeed(int baud) {
        return baud >= SLOWEST && baud <= FASTEST;
    }

    /** The same at another speed. */
    public LineSettings at(int otherBaud) {
        return new LineSettings(otherBaud, hardwareFlowControl, dtr, rts, reset);
    }

    /** What is done with an outgoing signal: some boards reset by one, others stay silent without it. */
    public enum Signal {
        ASSERT,
        CLEAR,
        LEAVE
    }

    /** Which outgoing signal resets the device, when it is raised for a moment. */
    public enum Reset {
        NONE,
        DTR,
        RTS
    }
}
