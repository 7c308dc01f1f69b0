package dev.claimport.device;

/** A device with a console that may ask who is there. */
public interface LogsIn extends Device {

    /** Who logs in where it asks, and is logged out again in the end; to be told before {@link #identify}. It stays the caller's to wipe. */
    void logInAs(Login who);
}
