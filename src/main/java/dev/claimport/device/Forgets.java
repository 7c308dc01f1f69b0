package dev.claimport.device;

/** A device that can be made to forget what it was sent, as long as it has not acted on it. */
public interface Forgets extends Device {

    /** Makes it forget, and wipes this computer's copy. */
    void abort();
}
