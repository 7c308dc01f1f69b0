package dev.claimport.device.profile;

import dev.claimport.device.Devices;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.recognition.Question;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A way in which devices are spoken to: all that Claimport has to know of it. Each has a folder of its own, is named in one list, and
 * is known by name nowhere else. Its words are in the bundle {@code dialect-<id>}.
 */
public interface Dialect {

    /** As in profiles and on the command line: lower-case letters, digits and dashes. */
    String id();

    /** The names of its built-in profiles, the usual one first. */
    List<String> profiles();

    /** By which a device that speaks it is recognised. Harmless, and answered within a second. */
    Question question();

    /** Whether devices can say how far their registration is; else only the registry tells. */
    boolean canReportBack();

    /**
     * Reads the keys of a profile that are this dialect's own, and notes what is wrong with them.
     *
     * @param bootWait how long a device may take to answer for the first time
     */
    Settings read(Fields profile, Duration bootWait);

    /** Whether a profile that misspells the dialect's name plainly means this one: then everything that is wrong is told at once. */
    default boolean isMeantBy(Fields profile) {
        return false;
    }

    /** What a profile says of the dialect that it names. */
    interface Settings {

        /** Starts conversations as the profile says. */
        Devices devices(TimeSource time);

        /** Where devices take each part of a claim. */
        Map<ClaimPart, Destination> destinations();
    }
}
