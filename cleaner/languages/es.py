"""Spanish."""

from __future__ import annotations

from cleaner.languages.language import Language
from cleaner.models import Reason
from cleaner.rules import Lines, Phrase, Rule, Scope

_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:de|del|la|y|los|[A-ZÀ-Þ][\w.'’-]{0,30})){0,6})"

_RULES: tuple[Rule, ...] = (
    Rule(
        name="es.advertisement",
        reason=Reason.ADVERTISEMENT,
        finds=Lines(
            "publicidad", "anuncio", "anuncios", "continúa leyendo después del anuncio",
            "la noticia continúa tras la publicidad", "el artículo continúa después de la publicidad",
            "contenido patrocinado", "patrocinado", "contenido promocionado", "continúa después de la publicidad",
            "sigue leyendo tras la publicidad", "espacio publicitario", "cerrar anuncio", "anuncios google",
            "patrocinado por", "publirreportaje", "branded content", "publicidad - sigue leyendo debajo",
            "seguir leyendo después del anuncio",
        ),
        removes=("PUBLICIDAD", "Contenido patrocinado", "- Anuncio -"),
        keeps=("La publicidad del tabaco está prohibida.",),
        sure=True,
    ),
    Rule(
        name="es.also-read",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^\W{0,4}(?:(?:te )?(?:puede|podría) (?:interesar(?:te|le)?|leer)|le puede interesar|lea (?:también"
            r"|además|aquí|más|la)|lee (?:también|además|aquí|más)|leer (?:también|más)|ve(?:a|r) (?:también|más"
            r"|además)|mira (?:también|además)|más (?:información|sobre|noticias)|además|también (?:lee|lea|puedes "
            r"leer|puede leer|te puede interesar)|no (?:te pierdas|se pierda|dejes de leer)|noticias? relacionadas?"
            r"|nota relacionada|en (?:otras noticias|contexto)|relacionad[oa]s?|conozca (?:más|también)|sigue "
            r"leyendo|recomendamos|te recomendamos|recomendado)\s{0,3}[:|►>–—»]\s{0,3}\S.{0,240}$",
            starts=(
                "te", "puede", "podría", "le", "lea", "lee", "leer", "vea", "ver", "ve", "mira", "más", "además",
                "también", "no", "noticia", "noticias", "nota", "en", "relacionado", "relacionada", "relacionados",
                "relacionadas", "conozca", "sigue", "recomendamos", "recomendado", "►", ">", "»", "-", "–", "—", "*",
                "•", "(", "[", "¿", "¡",
            ),
        ),
        removes=(
            "Lea también: El Congreso aprueba la reforma",
            "Te puede interesar: Los cinco datos del día",
            "Lee más – Así fue la cumbre",
            "MÁS INFORMACIÓN: Todas las claves",
        ),
        keeps=("Además de leer, escribe.", "Más información sobre el caso se dará mañana."),
    ),
    Rule(
        name="es.read-more",
        reason=Reason.RELATED,
        finds=Lines(
            "leer más", "lee más", "lea más", "seguir leyendo", "sigue leyendo", "ver más", "ver todo", "ver todos",
            "ver todas", "mostrar más", "cargar más", "más información", "más info", "leer noticia completa",
            "leer artículo completo", "leer la nota completa", "leer nota completa", "continuar leyendo",
            "continúe leyendo", "ver noticia", "ver artículo", "ver nota completa", "ver más noticias",
            "más noticias", "haz clic aquí", "click aquí", "aquí", "ver menos", "leer también", "lea también",
            "lee también", "vea también", "ver todas las noticias", "todas las noticias",
            "leer el artículo completo", "descubre más", "saber más", "conoce más", "detalles", "ampliar",
        ),
        removes=("Leer más", "Seguir leyendo »", "Ver más", "Lea también"),
        keeps=("Leer más es su meta.",),
        sure=True,
    ),
    Rule(
        name="es.related-section",
        reason=Reason.RELATED,
        finds=Lines(
            "te puede interesar", "te podría interesar", "te puede interesar también", "también te puede interesar",
            "también te podría interesar", "le puede interesar", "le podría interesar", "puede interesarte",
            "quizás te interese", "quizá te interese", "podría interesarte", "noticias relacionadas",
            "notas relacionadas", "artículos relacionados", "contenido relacionado", "contenidos relacionados",
            "temas relacionados", "entradas relacionadas", "publicaciones relacionadas", "noticia relacionada",
            "relacionados", "relacionadas", "relacionado", "lea también", "lee también", "más sobre este tema",
            "más sobre", "más en", "más de", "más noticias", "más artículos", "más noticias de", "más contenido",
            "recomendados", "recomendado", "recomendado para ti", "recomendados para ti", "recomendaciones",
            "te recomendamos", "le recomendamos", "también en", "otras noticias", "otros artículos", "además",
            "no te pierdas", "no te lo pierdas", "sigue leyendo", "siguiente noticia", "artículos similares",
            "noticias similares", "lo más reciente", "videos relacionados", "archivado en", "sobre este autor",
            "más del autor", "más de este autor", "continúa leyendo", "de interés", "contenido recomendado",
            "en esta noticia",
        ),
        removes=("Te puede interesar", "Noticias relacionadas", "Artículos relacionados:", "LEA TAMBIÉN"),
        keeps=("Te puede interesar el arte, dice, o no.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="es.popular-section",
        reason=Reason.LINK_FARM,
        finds=Lines(
            "lo más leído", "lo más visto", "lo más leido", "las más leídas", "más leídas", "más leídos",
            "más leidas", "más vistas", "más vistos", "noticias más leídas", "lo más comentado", "lo último",
            "últimas noticias", "última hora", "ultimas noticias", "últimas entradas", "entradas recientes",
            "comentarios recientes", "noticias destacadas", "destacados", "destacadas", "destacado", "tendencias",
            "tendencia", "en tendencia", "populares", "popular", "en portada", "portada", "noticias", "titulares",
            "temas del día", "minuto a minuto", "lo más popular", "más populares", "videos", "vídeos", "galerías",
            "especiales", "noticias del día", "noticias recientes", "artículos recientes", "hoy en",
            "selección del editor", "lo más compartido", "trending", "ranking", "al minuto", "en vivo", "en directo",
        ),
        removes=("Lo más leído", "Últimas noticias", "Tendencias"),
        keeps=("Lo último que dijo fue su nombre.",),
        scope=Scope.SECTION,
    ),
    Rule(
        name="es.newsletter",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^\W{0,4}(?:suscríb[ae](?:te|se)|suscripción|suscribirse|regístr[ae](?:te|se)|recib[ae]|reciba|únete"
            r"|únase|síg[ua]e?nos|sigue(?:nos)?|siga(?:nos)?|descarga|descargue|apoya|apoye|dona|haz(?:te)?|accede"
            r"|inscríb[ae](?:te|se)|no te pierdas|mantente|manténgase|entérate|para seguir leyendo|ya eres|este "
            r"contenido es|contenido exclusivo|quiero recibir|comparte|ingresa|visita|encuentra|conoce|convierte "
            r"google|agrega)\b"
            r"(?:.{0,160}\b(?:newsletters?|boletín|boletines|correo|e-?mail|notificaciones|alertas|noticias"
            r"|informad[oa]s?|canal|whatsapp|telegram|facebook|twitter|instagram|youtube|tiktok|linkedin|google(?: "
            r"news| noticias)?|redes(?: sociales)?|app|aplicación|periodismo|suscriptor(?:es)?|socio|suscrito"
            r"|opinión|comunidad|x)\b.{0,200}|.{0,20})$",
            starts=(
                "suscríbete", "suscríbase", "suscribete", "suscripción", "suscribirse", "regístrate", "regístrese",
                "recibe", "reciba", "únete", "únase", "síguenos", "síganos", "sigue", "siguenos", "siga", "descarga",
                "descargue", "apoya", "apoye", "dona", "haz", "hazte", "accede", "inscríbete", "inscríbase", "no",
                "mantente", "manténgase", "entérate", "para", "ya", "este", "contenido", "quiero", "comparte",
                "ingresa", "visita", "encuentra", "conoce", "convierte", "agrega", "►", ">", "-", "•", "¡", "¿", "*",
            ),
        ),
        removes=(
            "Suscríbete a nuestro boletín",
            "Recibe las noticias del día en tu correo",
            "Síguenos en Facebook y Twitter",
            "Únete a nuestro canal de WhatsApp",
            "Descarga nuestra app",
        ),
        keeps=(
            "Recibe quimioterapia desde mayo en un hospital de la capital.",
            "Sigue la lluvia en el norte del país y hay tres ríos desbordados.",
        ),
        sure=True,
    ),
    Rule(
        name="es.subscribe",
        reason=Reason.PROMOTION,
        finds=Lines(
            "newsletter", "newsletters", "boletín", "boletines", "suscríbete", "suscribirse", "suscríbase",
            "suscripción", "suscripciones", "suscribirme", "suscribete", "hazte socio", "hazte suscriptor",
            "iniciar suscripción", "para suscriptores", "solo para suscriptores", "exclusivo suscriptores",
            "contenido exclusivo", "donar", "dona", "haz una donación", "apóyanos", "regístrate",
            "regístrate gratis", "registrarse", "correo electrónico", "tu correo electrónico", "tu email",
            "su correo electrónico", "descarga la app", "descarga nuestra app", "descargar", "prueba gratis",
            "edición impresa", "edición digital", "hemeroteca", "kiosko", "kiosco", "clasificados", "avisos",
            "avisos legales", "anúnciate", "anunciarse", "publicite con nosotros", "publicidad en este sitio",
            "club de suscriptores", "quiero suscribirme", "notificaciones", "activar notificaciones", "no, gracias",
        ),
        removes=("Suscríbete", "Boletines", "Hazte socio", "Edición impresa"),
        keeps=("Donar sangre salva vidas.",),
        sure=True,
    ),
    Rule(
        name="es.share",
        reason=Reason.SHARE_BAR,
        finds=Lines(
            "compartir", "comparte", "comparta", "comparte esto", "comparte esta noticia", "comparte este artículo",
            "compartir esta noticia", "compartir artículo", "compartir en facebook", "compartir en twitter",
            "compartir en x", "compartir en whatsapp", "compartir en linkedin", "compartir en telegram",
            "compartir por correo", "compartir por whatsapp", "compartir en", "comparte en", "comparte:",
            "compartir:", "tuitear", "twittear", "imprimir", "imprimir noticia", "enviar por correo",
            "enviar por email", "enviar", "guardar", "copiar enlace", "copiar link", "copiar", "enlace copiado",
            "me gusta", "me gusta esto", "escuchar", "escuchar noticia", "escucha la noticia", "síguenos",
            "síguenos en", "síguenos en redes", "síguenos en redes sociales", "siguenos", "síganos", "síganos en",
            "seguir", "redes sociales", "nuestras redes", "reportar error", "reportar un error", "volver arriba",
            "ir arriba", "subir", "arriba", "favoritos", "añadir a favoritos", "valorar", "síguenos en google",
            "síguenos en google news", "google noticias", "seguir en google", "versión para imprimir",
            "tamaño de letra",
        ),
        removes=("Compartir", "Compartir en Facebook", "Síguenos en:", "Copiar enlace"),
        keeps=("Compartir piso es común.",),
        sure=True,
    ),
    Rule(
        name="es.comments",
        reason=Reason.COMMENTS,
        finds=Lines(
            "comentarios", "comentario", "deja un comentario", "dejar un comentario", "deja una respuesta",
            "dejar una respuesta", "deje un comentario", "escribe un comentario", "escribir un comentario",
            "añadir un comentario", "agregar comentario", "publicar comentario", "publicar un comentario",
            "enviar comentario", "tu comentario", "tu opinión", "comentar", "comenta", "comenta esta noticia",
            "responder", "cancelar la respuesta", "cancelar respuesta", "deja una respuesta cancelar la respuesta",
            "deja un comentario cancelar respuesta", "sin comentarios", "no hay comentarios",
            "aún no hay comentarios", "sé el primero en comentar", "ver comentarios", "ver todos los comentarios",
            "mostrar comentarios", "cargar comentarios", "los comentarios están cerrados", "comentarios cerrados",
            "normas de uso", "normas para comentar", "reacciones", "respuestas", "opina", "opine", "participa",
            "únete a la conversación", "lo más valorado", "cuéntanos qué opinas",
        ),
        removes=("Comentarios", "Deja un comentario", "Comentarios (3)", "Sin comentarios"),
        keeps=("Los comentarios del juez sorprendieron.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="es.comment-form",
        reason=Reason.COMMENTS,
        finds=Phrase(
            r"^(?:tu dirección de (?:correo|e-?mail)|su dirección de (?:correo|e-?mail)|los campos (?:obligatorios"
            r"|necesarios|marcados)|guarda(?:r)? mi nombre|debes (?:estar|iniciar|ser)|debe (?:iniciar|estar) "
            r"(?:sesión|conectado|registrado)|para (?:comentar|poder comentar)|este sitio usa akismet|aprende cómo "
            r"se procesan|recibir un (?:correo|e-?mail)|los comentarios (?:son|publicados|expresados|aquí)|\d{1,5} "
            r"(?:comentarios?|respuestas?|reacciones)(?: (?:en|sobre|a|para)\b.{0,160})?$)(?:.{0,300})$",
            starts=("tu", "su", "los", "guarda", "guardar", "debes", "debe", "para", "este", "aprende", "recibir"),
            words=("comentario", "comentarios", "respuesta", "respuestas", "reacciones"),
        ),
        removes=(
            "Tu dirección de correo electrónico no será publicada.",
            "Debes iniciar sesión para comentar.",
            "4 comentarios en «El largo invierno»",
            "Los campos obligatorios están marcados con *",
        ),
        keeps=("Debes leer la ley, dijo.", "Su dirección era falsa."),
    ),
    Rule(
        name="es.notice",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,200}\b(?:(?:utilizamos|usamos|usa|utiliza|uso de) (?:las )?cookies|cookies (?:propias|para|de "
            r"terceros)|(?:aceptar|rechazar|configurar|gestionar|política de)(?: todas)?(?: las)? cookies|si "
            r"continúa(?:s)? (?:navegando|usando)|todos los derechos reservados|derechos reservados|prohibida (?:su"
            r"|la) reproducción|queda prohibid[ao]|reproducción total o parcial|protección de datos personales"
            r"|aviso legal y|he leído y acepto|acepto (?:los|la|el|recibir)|términos y condiciones (?:y"
            r"|de))\b.{0,800}$",
            words=(
                "cookies", "continúa", "continúas", "reservados", "reproducción", "prohibida", "prohibido",
                "protección", "legal", "leído", "acepto", "términos",
            ),
        ),
        removes=(
            "Utilizamos cookies propias y de terceros.",
            "Todos los derechos reservados",
            "Prohibida su reproducción total o parcial.",
            "He leído y acepto la política de privacidad",
        ),
        keeps=("La ley de aguas fue aprobada.", "Sus cookies eran famosas en el barrio."),
    ),
    Rule(
        name="es.navigation",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "inicio", "menú", "menu", "menú principal", "buscar", "buscador", "búsqueda", "contacto", "contactos",
            "contáctenos", "contáctanos", "quiénes somos", "quienes somos", "acerca de", "acerca de nosotros",
            "sobre nosotros", "nosotros", "política de privacidad", "privacidad", "aviso de privacidad",
            "política de cookies", "política de datos", "cookies", "configurar cookies", "aceptar", "aceptar todo",
            "rechazar", "rechazar todo", "aviso legal", "términos y condiciones", "términos de uso",
            "condiciones de uso", "código de ética", "mapa del sitio", "mapa web", "secciones", "servicios",
            "archivo", "archivos", "categorías", "etiquetas", "temas", "ir al contenido", "saltar al contenido",
            "ir al contenido principal", "pasar al contenido principal", "cerrar", "abrir menú", "cerrar menú",
            "navegación", "navegación de entradas", "estás aquí", "usted está aquí", "volver", "volver al inicio",
            "siguiente", "anterior", "página siguiente", "página anterior", "entrada anterior", "entrada siguiente",
            "artículo anterior", "artículo siguiente", "iniciar sesión", "inicia sesión", "ingresar", "acceder",
            "cerrar sesión", "crear cuenta", "mi cuenta", "mi perfil", "contraseña", "olvidé mi contraseña",
            "¿olvidaste tu contraseña?", "nombre", "apellido", "mensaje", "cancelar", "ayuda",
            "preguntas frecuentes", "trabaja con nosotros", "accesibilidad", "español", "rss", "nuestra empresa",
            "quiénes hacemos", "grupo editorial", "ediciones anteriores", "suplementos",
        ),
        removes=("Inicio", "Quiénes somos", "Política de privacidad", "Iniciar sesión"),
        keeps=("Inicio difícil del año para el campo.",),
    ),
    Rule(
        name="es.menu",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "mundo", "economía", "deportes", "opinión", "política", "sociedad", "cultura", "salud", "nacional",
            "nacionales", "internacional", "internacionales", "educación", "clima", "fútbol", "farándula",
            "espectáculos", "entretenimiento", "tecnología", "ciencia", "ciencia y tecnología", "negocios",
            "turismo", "viajes", "gastronomía", "cocina", "moda", "belleza", "estilo de vida", "vida", "gente",
            "sociales", "judicial", "justicia", "seguridad", "sucesos", "policiales", "local", "locales", "regiones",
            "regional", "provincias", "ciudad", "país", "españa", "madrid", "barcelona", "andalucía", "valencia",
            "galicia", "méxico", "colombia", "argentina", "chile", "perú", "bolivia", "venezuela", "ecuador",
            "europa", "américa", "américa latina", "latinoamérica", "ee.uu.", "estados unidos", "asia", "áfrica",
            "tenis", "baloncesto", "motor", "motores", "cine", "música", "libros", "televisión", "series", "arte",
            "horóscopo", "loterías", "lotería", "esquelas", "necrológicos", "fúnebres", "obituarios", "empleo",
            "vivienda", "campo", "medio ambiente", "planeta", "sostenibilidad", "energía", "finanzas", "mercados",
            "empresas", "bolsa", "editorial", "editoriales", "columnistas", "columnas", "cartas", "análisis",
            "investigación", "reportajes", "entrevistas", "blogs", "podcast", "podcasts", "multimedia", "fotos",
            "fotogalerías", "viral", "virales", "juegos", "pasatiempos", "tiempo", "el tiempo", "tráfico", "agenda",
            "tendencias", "los ríos", "los lagos", "actualidad", "crónica", "religión", "historia", "mascotas",
            "familia", "mujer", "coches", "elecciones",
        ),
        removes=("Mundo", "Economía", "Deportes"),
        keeps=("Economía y empleo crecen.",),
    ),
    Rule(
        name="es.caption",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^\W{0,3}(?:fotos?|fotografía|imagen|crédito|créditos|ilustración|fuente|vídeo|video|foto (?:de "
            r")?(?:archivo|cortesía|ilustrativa|referencial)|imagen (?:de archivo|referencial|ilustrativa)|cortesía"
            r"|infografía|archivo)\s?(?::|©|/|\||–|-|\(|por\b|de\b|cortesía\b)\s?\S.{0,140}$|^(?:ampliar (?:la "
            r")?(?:imagen|foto)|ver (?:galería|imagen|foto)|\(?(?:foto|imagen) (?:de archivo|referencial"
            r"|ilustrativa)\)?).{0,60}$|^.{0,500}(?:[(|/–—©-]|\. )\s?(?:foto: ?|crédito: ?|©\s?)?(?:(?-i:EFE|AFP|AP"
            r"|REUTERS|Reuters|EP|EPA|Europa Press|EUROPA PRESS)\b|getty images|shutterstock|cortesía|archivo|foto:"
            r"|imagen:)[\w .,/'’:&-]{0,60}\)?\.?$",
            words=(
                "foto", "fotos", "fotografía", "imagen", "crédito", "créditos", "ilustración", "fuente", "vídeo",
                "video", "cortesía", "infografía", "archivo", "ampliar", "galería", "efe", "afp", "ap", "reuters",
                "ep", "epa", "press", "getty", "shutterstock",
            ),
        ),
        removes=(
            "Foto: EFE",
            "Imagen de archivo",
            "El presidente en Madrid. EFE/Juan Pérez",
            "Fotografía: Juan Pérez",
            "Un agente en Lima (Foto: Andina)",
        ),
        keeps=("La foto muestra a un hombre.", "Trabajó en la agencia EFE."),
    ),
    Rule(
        name="es.credit",
        reason=Reason.CREDIT,
        finds=Phrase(
            r"^\W{0,3}(?:con (?:información|datos|informes) de (?-i:[A-ZÀ-Þ]|la agencia|agencias)|fuente\s?: "
            r"|(?:redacción|agencias?)(?: ?[|/-] ?| y | con )(?-i:[A-Z])|redacción$|agencias$|(?:este|esta) "
            r"(?:artículo|nota|contenido|noticia|texto) (?:fue|ha sido|se publicó|es)\b|\((?:con información"
            r"|reporte|editado|información)\b)[^?!]{0,200}$",
            starts=("con", "fuente", "redacción", "agencia", "agencias", "este", "esta", "("),
        ),
        removes=(
            "Con información de AFP",
            "Fuente: EFE",
            "Redacción",
            "(Con información de Reuters)",
            "Redacción / EFE",
        ),
        keeps=("Con datos de sobra, calló.", "Esta noticia nos alegra."),
    ),
    Rule(
        name="es.byline",
        reason=Reason.BYLINE,
        finds=Phrase(
            rf"^\W{{0,3}}(?:por|escrito por|publicado por|redactado por|texto(?: de)?|autor|autora|autores|redactor"
            rf"|periodista|entrevista de|enviado por|elaborado por)\b\s?[:|]?\s?{_NAME}(?:\s?(?:,|y |&|\||•|·|/|–|-"
            rf"|en |desde |el )\s?[^.!?]{{1,80}})?$",
            starts=(
                "por", "escrito", "publicado", "redactado", "texto", "autor", "autora", "autores", "redactor",
                "periodista", "entrevista", "enviado", "elaborado", "|", "-", "–", "•",
            ),
        ),
        removes=("Por Juan Pérez", "Por: María López", "Escrito por Juan Pérez", "Autor: María López"),
        keeps=("Por ahora no hay heridos.", "Por Dios, gritó."),
    ),
    Rule(
        name="es.read-time",
        reason=Reason.DATE,
        finds=Phrase(
            r"^\W{0,3}(?:tiempo de lectura\b.{0,24}|lectura\b.{0,10}\d{1,3} ?min\w{0,6}\.?|\d{1,3} "
            r"?min(?:utos?)?\.?(?: de lectura)?)$",
            words=("min", "minutos", "minuto"),
            starts=("tiempo", "lectura", "(", "•", "|"),
        ),
        removes=("Tiempo de lectura: 4 minutos", "5 min de lectura", "Lectura: 3 min"),
        keeps=("5 minutos después, todo ardía.",),
        sure=True,
    ),
    Rule(
        name="es.tags",
        reason=Reason.NAVIGATION,
        finds=Phrase(
            r"^\W{0,3}(?:tags?|etiquetas?|temas?|categorías?|palabras clave|archivado en|publicado en|secci[óo]n"
            r"|secciones|en este artículo|temas relacionados|más sobre|etiquetado)\s?(?::|\b(?<=archivado en)\b"
            r"|\b(?<=publicado en)\b)\s?\S[^.!?]{0,300}$",
            starts=(
                "tag", "tags", "etiqueta", "etiquetas", "tema", "temas", "categoría", "categorías", "palabras",
                "archivado", "publicado", "sección", "secciones", "en", "más", "etiquetado",
            ),
        ),
        removes=(
            "Etiquetas: política, Madrid",
            "Archivado en: Mundo",
            "Temas: clima, energía",
            "Publicado en Noticias",
        ),
        keeps=("Temas no faltan en la cumbre.",),
    ),
)  # fmt: skip

SPANISH = Language(
    code="es",
    name="Spanish",
    rules=_RULES,
    stop_words=frozenset((
        "a", "ahora", "al", "así", "aunque", "años", "bien", "cada", "como", "con", "cuando", "de", "del", "desde",
        "después", "dijo", "donde", "dos", "durante", "día", "e", "el", "ella", "en", "entre", "era", "es", "esa",
        "ese", "eso", "esta", "este", "está", "fue", "gobierno", "gran", "ha", "había", "hace", "han", "hasta", "hay",
        "la", "las", "le", "lo", "los", "me", "menos", "mi", "mismo", "muy", "más", "ni", "no", "nos", "o", "otra",
        "otro", "otros", "para", "parte", "país", "pero", "por", "porque", "puede", "que", "qué", "se", "según", "ser",
        "si", "sido", "siempre", "sin", "sobre", "son", "su", "sus", "sí", "sólo", "también", "tan", "tanto", "te",
        "tiempo", "tiene", "todo", "todos", "tres", "un", "una", "uno", "vez", "vida", "y", "ya", "yo", "él",
    )),
    months=(
        ("enero", "ene"), ("febrero", "feb"), ("marzo", "mar"), ("abril", "abr"), ("mayo", "may"), ("junio", "jun"),
        ("julio", "jul"), ("agosto", "ago"), ("septiembre", "setiembre", "sept", "sep", "set"), ("octubre", "oct"),
        ("noviembre", "nov"), ("diciembre", "dic"),
    ),
    weekdays=(
        "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lun", "mié", "jue", "vie", "sáb",
        "dom",
    ),
    date_words=(
        "de", "del", "a", "las", "la", "el", "h", "hs", "hrs", "horas", "am", "pm", "a.m", "p.m", "gmt", "cest",
        "cet",
    ),
    date_labels=(
        "publicado", "publicado el", "publicada", "actualizado", "actualizado el", "actualizada",
        "actualizado a las", "última actualización", "ultima actualización", "fecha", "creado", "el",
        "fecha de publicación", "modificado", "publicación", "act", "creada",
    ),
    relative_times=(
        r"hace (?:\d{1,3}|una?|dos) (?:seg(?:undos?)?|min(?:utos?)?|h|hrs?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?)",
        r"ayer",
        r"hoy",
        r"justo ahora",
    ),
    byline_labels=("por", "escrito por", "publicado por", "texto", "autor", "autora", "redactor"),
    agencies={
        "EFE": "EFE | Efe",
        "Europa Press": "Europa Press | EUROPA PRESS",
        "Télam": "Télam | Telam",
        "Notimex": "Notimex | NOTIMEX",
        "Andina": "ANDINA",
        "Prensa Latina": "Prensa Latina",
    },
)  # fmt: skip
