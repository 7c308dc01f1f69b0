#include "trouble.h"

#include <stdarg.h>
#include <stdio.h>

_Bool fail(struct trouble *trouble, const char *code, const char *format, ...) {
    va_list arguments;
    snprintf(trouble->code, sizeof trouble->code, "%s", code);
    va_start(arguments, format);
    vsnprintf(trouble->message, sizeof trouble->message, format, arguments);
    va_end(arguments);
    return 0;
}
