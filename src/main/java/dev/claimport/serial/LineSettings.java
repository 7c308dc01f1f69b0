package dev.claimport.serial;

/**
 * How a line is driven: always 8 data bits, no parity, 1 stop bit.
 *
 * @param baud bits per second
 * @param hardwareFlowControl RTS/CTS
 * @param dtr what becomes of DTR when the port is opened
 * @param rts the same of RTS; flow control has it to itself
 */
public record LineSettings(int baud, boolean hardwareFlowControl, Signal dtr, Signal rts) {

    /** 115200 8N1 without flow control, which most firmware expects. */
    public static final LineSettings USUAL = new LineSettings(115_200, false);

    /** With both signals as the system sets them. */
    public LineSettings(int baud, boolean hardwareFlowControl) {
        this(baud, hardwareFlowControl, Signal.LEAVE, Signal.LEAVE);
    }

    /** What is done with an outgoing signal: some boards reset by one, others stay silent without it. */
    public enum Signal {
        ASSERT,
        CLEAR,
        LEAVE
    }
}
