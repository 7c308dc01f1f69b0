package dev.claimport.device.parts;

/** Where a device takes a part of a claim. */
public sealed interface Destination {

    /** As in results: {@code file}. */
    default String id() {
        return switch (this) {
            case File _ -> "file";
            case Document _ -> "document";
            case Command _ -> "command";
            case Unsupported _ -> "unsupported";
        };
    }

    /** Which file, document or command; empty for what is taken nowhere. */
    default String at() {
        return switch (this) {
            case File(String path) -> path;
            case Document(String name, SettingsFormat _) -> name;
            case Command(String text) -> text;
            case Unsupported _ -> "";
        };
    }

    /** A file of its own. */
    record File(String path) implements Destination {}

    /** A part of a document, beside others maybe. @param name its path, or what it is called where it is no file */
    record Document(String name, SettingsFormat format) implements Destination {}

    /** Said in a command. @param text as the profile writes it */
    record Command(String text) implements Destination {}

    /** The device does not take it: its firmware has it, or asks for it elsewhere. */
    record Unsupported() implements Destination {}
}
