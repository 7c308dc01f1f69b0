package dev.claimport.serial;

/**
 * How a line is driven: always 8 data bits, no parity, 1 stop bit.
 *
 * @param baud bits per second
 * @param hardwareFlowControl RTS/CTS
 */
public record LineSettings(int baud, boolean hardwareFlowControl) {

    /** 115200 8N1 without flow control, which most firmware expects. */
    public static final LineSettings USUAL = new LineSettings(115_200, false);
}
