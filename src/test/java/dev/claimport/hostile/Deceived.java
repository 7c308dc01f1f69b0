package dev.claimport.hostile;

import dev.claimport.practice.device.smp.SmpFirmware;

/** The honest device behind a lie. */
record Deceived(String serial, SmpFirmware firmware) {

    /** The thing that the template makes of it. */
    String thing() {
        return "sensor-" + serial;
    }
}
