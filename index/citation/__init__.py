"""A statement becomes words to paste: styles, flavours and exports."""
