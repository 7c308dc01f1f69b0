package dev.claimport.device.profile;

import dev.claimport.device.recognition.DeviceKind;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.ProbeResult;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a family is recognised.
 *
 * @param usb ids that speak for it; they only rank, a probe decides
 * @param seen what a device in text is taken for; empty for a dialect with a question of its own
 * @param says what has to be in the line by which it was taken for that
 */
public record Recognition(List<UsbId> usb, Optional<OtherKind> seen, Optional<Pattern> says) {

    public Recognition {
        usb = List.copyOf(usb);
    }

    /** Whether what was seen in text is of this family. A login is of those that are behind it. */
    boolean fits(ProbeResult found) {
        DeviceKind kind = found.family() instanceof OtherKind other ? other.behind() : found.family();
        return seen.map(OtherKind::behind).filter(kind::equals).isPresent() && says.map(pattern -> pattern.matcher(found.evidence()).find()).orElse(true);
    }
}
