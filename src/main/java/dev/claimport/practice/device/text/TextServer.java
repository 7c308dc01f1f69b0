package dev.claimport.practice.device.text;

import dev.claimport.device.DeviceStatus;
import java.util.Optional;

/** What a practice device makes of what it is sent in text. It outlives the cable. */
public interface TextServer extends AutoCloseable {

    /** @return what it says to that; mostly nothing, as a command has many bytes. One character a byte (ISO 8859-1) */
    String accept(byte each);

    /** Called once an answer is out. */
    void proceed();

    /** How long it waits for the next byte before it says something by itself; empty where it only listens. */
    default Optional<Patience> patience() {
        return Optional.empty();
    }

    /** It has waited so long. @return what it says then */
    default String giveUp() {
        return "";
    }

    /** How far it is, as it would say itself. */
    DeviceStatus status();

    /** Forgets everything, and gives up a registration that is under way. */
    @Override
    void close();
}
