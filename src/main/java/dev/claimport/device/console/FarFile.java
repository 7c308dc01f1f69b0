package dev.claimport.device.console;

/**
 * A file of the product's. It is written beside its place, and moved there when everything is written; what was there before is kept until
 * the product was started.
 *
 * @param path absolute, and without what a shell takes for more than a name
 * @param mode octal, as chmod(1) takes it
 */
record FarFile(String path, String mode) {

    String folder() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    String quoted() {
        return "'" + path + "'";
    }

    String fresh() {
        return "'" + path + ".claimport-new'";
    }

    private String old() {
        return "'" + path + ".claimport-old'";
    }

    String move() {
        return "if [ -f " + quoted() + " ]; then cp -p " + quoted() + " " + old() + " && mv -f " + fresh() + " " + quoted() + "; else mv -f " + fresh() + " " + quoted() + "; fi";
    }

    /** As it was before {@link #move}; to be sent for what was moved alone. */
    String restore() {
        return "if [ -f " + old() + " ]; then mv -f " + old() + " " + quoted() + "; else rm -f " + quoted() + "; fi";
    }

    String discard() {
        return "rm -f " + fresh();
    }

    String forgetOld() {
        return "rm -f " + old();
    }
}
