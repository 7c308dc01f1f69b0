package dev.claimport.device;

import dev.claimport.device.seal.ProofOfPossession;

/** A device that what is delivered can be encrypted for; whether this one wants it so, {@link DeviceIdentity#can} says. */
public interface TakesSeal extends Device {

    /** Seals what is delivered from here on with the code from the device's label as well. The code stays the caller's to wipe. */
    void prove(ProofOfPossession code);
}
