package dev.claimport.device;

import dev.claimport.serial.SerialLink;

/** A device with which a conversation goes on when its link was lost and has come back; with others it ends there. */
public interface Resumes extends Device {

    /** The link was lost, and the same device may be on this one: to be followed by {@link #identify}. The device owns this link too. */
    void resume(SerialLink link);
}
