package dev.claimport.practice.device.text;

import java.util.List;
import java.util.Map;

/** What keeps a certificate, a key and a root, under names of its own. */
public interface KeepsCredentials extends TextServer {

    /** What it holds now, by name. */
    Map<String, byte[]> contents();

    /** The commands that it was told and does not have. */
    List<String> unknown();

    /** What can be set, and has to be as it was when nothing was handed over. */
    default Map<String, String> settings() {
        return Map.of();
    }
}
