@shared@
