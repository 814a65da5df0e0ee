from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("areas", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="county",
            name="map",
            field=models.TextField(blank=True, editable=False, verbose_name="地图"),
        ),
    ]
