package dev.claimport.desktop.memory;

import dev.claimport.bench.scan.ScannerSettings;
import java.util.Map;

/**
 * How the bench was opened last. What changes with every shift, operator and batch, is not remembered.
 *
 * @param station what the bench is called; empty for nothing
 * @param slots how many; 0 for as many as usual
 * @param byKey whether slots wait for a key or a scan, and do not start at plug-in
 * @param tries how often a device may fail; 0 for as often as usual
 * @param places where devices of a slot are plugged in, by its number: the USB location, or the port's path
 * @param scanner how it is set, and where its scans belong
 */
public record BenchMemory(String station, int slots, boolean byKey, int tries, Map<String, String> places, ScannerSettings scanner) {

    public static final BenchMemory EMPTY = new BenchMemory("", 0, false, 0, Map.of(), ScannerSettings.USUAL);

    public BenchMemory {
        station = station == null ? "" : station;
        scanner = scanner == null ? ScannerSettings.USUAL : scanner;
        places = places == null ? Map.of() : Map.copyOf(places);
    }

    public BenchMemory withPlaces(Map<String, String> newPlaces) {
        return new BenchMemory(station, slots, byKey, tries, newPlaces, scanner);
    }

    public BenchMemory withScanner(ScannerSettings newScanner) {
        return new BenchMemory(station, slots, byKey, tries, places, newScanner);
    }
}
