package dev.claimport.practice.device;

import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;

/** What connects a virtual device to this computer, from plugging in to pulling out. */
sealed interface Cable extends AutoCloseable permits PseudoterminalCable, MemoryCable {

    /** By which the computer's side opens it. */
    String path();

    boolean isIn();

    /**
     * The computer's end.
     *
     * @param real opens what the system knows as a port
     * @throws dev.claimport.failure.FailureException {@code port-busy}, {@code port-not-found}
     */
    SerialLink open(SerialPorts real, LineSettings line);

    /** Pulls it out; whoever has it open finds it gone. Its path is kept for it: it may be plugged in again. */
    void pull();

    /** Pulls it out for good. */
    @Override
    void close();
}
