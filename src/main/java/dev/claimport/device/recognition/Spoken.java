package dev.claimport.device.recognition;

/** A device that speaks one of the dialects. @param id of the dialect, as in profiles */
public record Spoken(String id) implements DeviceKind {

    @Override
    public boolean isServed() {
        return true;
    }

    @Override
    public boolean isPlain() {
        return true;
    }
}
