package dev.claimport.desktop.common;

/** What asks for files and folders, which are windows of the system. */
public record FileDialogs(SaveDialog save, OpenDialog open, FolderDialog folder) {

    public static FileDialogs ofSystem() {
        return new FileDialogs(SaveDialog.ofSystem(), OpenDialog.ofSystem(), FolderDialog.ofSystem());
    }
}
