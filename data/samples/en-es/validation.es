Aunque las ventanas estaban cerradas, mi tía tuvo que leer el libro difícil en la isla donde vive mi tío.
El vecino que vivía en Sevilla quería llamar a su hermano ese día, pero las maestras amables querían volver a Roma ese día.
Ella tuvo que vender otra silla roja y un caballo pequeño en el mercado ese día.
Aunque es tarde, mis hermanas cantan las canciones en la plaza pequeña porque quieren llamar a su abuelo.
Ella buscó el paraguas que Pablo compró el año pasado, así que este vecino amable tocó la guitarra rota en la iglesia el año pasado.
Cuando estas niñas españolas llegaron al hotel pequeño, Carlos, que vivía en Roma, perdió una carta nueva, el sombrero viejo de Inés y el paraguas de Óscar en un mercado hermoso, así que nuestras hermanas vendieron otro vestido negro y la silla que Diego vendió esta mañana.
Lucía tocaba esta guitarra en la escuela.
Ella tuvo que traer pescado blanco, sopa caliente y la naranja grande de Ana ese día; ese día mi hermano tuvo que encontrar este libro viejo, otro mapa nuevo, su abrigo hermoso y algunas fotos grandes en la cocina pequeña.
La próxima semana el hombre que trabaja en la estación visitará otra isla pequeña con su tío.
La enfermera no lo ayudó el verano pasado.
Él iba a París con su madre los domingos.
¿Ana quiere leer el periódico viejo mañana por la mañana?
Aunque mi película era más famosa que nuestros libros, los vecinos escribían un cuento interesante en el jardín; trabajé en el restaurante con mis hermanos el lunes.
A la enfermera no le gusta la casa amarilla.
Cuando nuestra hermana cerró muchas cajas, Inés encontró cinco mapas viejos y esta guitarra nueva en el tren largo.
Algunas enfermeras altas tienen cinco pájaros blancos y una bicicleta.
El libro fue escrito por Inés.
El hijo de Isabel estaba triste.
El próximo verano él venderá su camisa, el caballo negro de Isabel y el piano blanco en el mercado nuevo.
Compré un reloj viejo, el paraguas azul y el vestido caro en Londres ayer.
Lucía sabe que mis hijos llegarán a la escuela vieja el viernes.
Cuando la madre de Diego abre una puerta azul, nuestra hermana, que estudia en Londres, come una naranja y pan blanco en la cocina porque quiere leer un libro español en la biblioteca pequeña aunque llueve.
El lunes quiero encontrar un buen mapa, dos cajas blancas y algunos abrigos en la playa hermosa.
Si Pedro puede volver a una isla pequeña, el vecino alto que trabaja en Madrid no venderá la camisa roja en la calle larga mañana por la mañana, pero ella comprará queso, la flor amarilla y otro limón en Lisboa la próxima semana.
Isabel no nos visitará mañana por la mañana.
Carlos quería vivir en Roma.
Diego cree que Lucía llegará al museo famoso con su padre mañana por la mañana.
Inés, que estudia en la biblioteca, tiene que encontrar muchas fotos nuevas, un libro difícil y dos gatos viejos en el parque grande esta tarde.
Nuestra hermana tiene que visitar una ciudad esta tarde, pero los vecinos jóvenes no trabajan por la tarde en el museo pequeño donde trabaja Inés.
Inés y Pedro querían trabajar en la estación nueva ese día, pero Marta llegó al hotel grande el viernes.
Mi poema es más famoso que nuestro cuento.
¿Pablo quiere comprar la manzana en Madrid el viernes?
¿Quién escribió el libro en el hotel?
Aunque el jardín era grande, Carlos, que vivía en Sevilla, quería visitar a su hermano, así que el artista no vendió la caja en el mercado el año pasado.
Si llueve, Carlos, que tiene dos hijos, venderá estos vestidos blancos y una mesa en la calle el próximo verano.
Sé que mis hijas, que estudian en Sevilla, comían algunos pasteles grandes, estos huevos, la manzana de Pablo y muchas naranjas pequeñas en un jardín viejo.
Mañana los estudiantes amables quieren comprar café caliente, un reloj nuevo y la silla en Londres.
Diego, que trabaja en Roma, quería ver dos caballos en la plaza hermosa ese día.
El vecino vuelve al pueblo.
El viernes la tía de Pedro no comprará la manzana.
Cuando la niña española volvió a Madrid, este niño trabajaba en un hospital viejo.
Ana y Marta comían pan blanco y pescado en el parque los viernes.
Aunque es tarde, Pablo y Elena quieren leer el periódico en el tren, pero quiero pintar siete mesas y la ventana nueva de la escuela mañana.
El hombre joven quiere ver siete pájaros negros en el parque hermoso mañana.
Cuando el médico llegó al museo nuevo, nuestro tío, que tiene un piano, quería beber té frío, agua, café caliente y leche en un restaurante pequeño.
Aunque el hospital es muy pequeño, el amigo de Luis, que tiene un hijo, toca este piano viejo en el restaurante pequeño porque llueve.
Los hombres amables dicen que mi tía, que tiene un abrigo, esperó a sus amigos en la calle hermosa.
Había una camisa blanca y tres guitarras rotas cerca de la mesa cara.
Cuando Ana cierra otra caja, las escritoras altas que trabajan en la biblioteca vieja quieren vender una lámpara y una flor blanca en un mercado hermoso; la niña quiere comprar otro limón grande, pan blanco, seis mesas amarillas y el libro en Sevilla el sábado.
Aunque este cuadro era más hermoso que las canciones, Carlos escribía tres cuentos españoles en la biblioteca nueva.
Mi padre sabe que Carlos cantaba muchas canciones nuevas en la iglesia.
Cuando el médico volvió a la escuela, Isabel, que trabajaba en una biblioteca nueva, quería visitar una isla porque quería comprar té verde en París.
Compraré otro huevo pequeño, té y cinco lámparas rojas en Lisboa mañana, pero el viernes los hombres venderán un cuadro grande y un piano blanco en la calle.
Por la mañana la pintora le escribe una carta a su amigo.
¿Nuestra hija tiene que abrir la carta?
Ella encontró el primer libro y un paraguas negro y se los dio a Carlos porque quería leer su carta en el hotel pequeño.
Aunque hacía calor, mi tía, que trabaja en el mercado viejo, quería comprar té frío y pescado blanco en Lisboa.
Quiero vender muchas guitarras rotas.
Nuestra abuela dice que mi madre, que estudia en el parque grande, tiene que traer otro huevo, seis manzanas pequeñas y té.
Cuando Pedro e Inés comen sopa caliente en una cocina grande, mi abuela quiere beber café frío y agua caliente en el hotel con su amigo, así que el panadero famoso puede volver a París con sus hijas el lunes.
Estos vecinos que tienen un cuadro compraron el vestido negro y se lo dieron a Carlos.
Los lunes él comía el pastel pequeño y queso en el jardín nuevo con su abuela.
El sábado el médico tiene que trabajar en la casa donde vive mi tía.
Mis hermanas comían este huevo.
Mi hija buscó la camisa azul que Isabel perdió porque quería ver a una escritora alta en la playa.
Mi abuelo la encontró ayer.
Nuestro amigo es artista.
Las maestras amables que tienen seis amigos visitarán a un hombre joven con sus hijas el sábado.
Cuando nuestras hermanas cerraron la puerta amarilla de la cocina, los vecinos altos vendieron otro coche verde y su flor en la calle aunque era tarde.
Por la mañana trabajamos en el hospital viejo donde trabaja mi hijo, así que Carlos no tiene que ir a París esta tarde.
No había queso en la casa hermosa.
Nuestra tía dice que mi hija le dio la primera guitarra, ocho flores azules y tres libros difíciles a Lucía.
Aunque el poema de Ana era más hermoso que el cuento, mi hijo, que trabajaba en el hotel viejo, le trajo cinco naranjas grandes y ocho guitarras a su hermano.
¿Cuántos gatos tiene mi tío?
Ella cantaba tres canciones largas en el jardín.
Cuando Ana comió un pastel en el parque, los hombres que trabajan en la escuela le tuvieron que traer pescado blanco y las naranjas pequeñas a su padre.
Aunque hacía calor, Pedro, que vivía en Sevilla, no compró este mapa viejo en una calle larga; Óscar vendió la lámpara blanca que mi hermano trajo.
Marta dice que este vecino joven que vive en Sevilla puede ir a Lisboa.
Estas niñas altas comprarán el paraguas de Elena y el pastel grande en Roma el sábado.
Si Lucía tiene que estudiar en Londres, Ana, que estudia en la biblioteca, venderá otra camisa negra, su silla rota y este limón en la calle vieja mañana por la mañana.
Pedro cree que nuestra hermana, que trabajaba en el mercado, dormía en el hotel pequeño, así que Isabel compró otro libro y esta flor roja y se los dio a Lucía.
Nuestro hermano es de Madrid.
Cuando Marta y Elena abrieron una ventana vieja, nuestra hermana, que vivía en la isla grande, esperaba a su tía en el hotel.
La carta de Pedro fue escrita por la escritora famosa.
Nuestro hijo es de Madrid.
Ana, que vive en Lisboa, visitará París mañana por la mañana.
Isabel puede ir a la iglesia el domingo; mis amigos pueden comprar queso y pescado en la calle mañana.
Quiero leer una carta larga, tres poemas viejos, un periódico español y el primer cuento en una cocina amarilla el domingo, así que el médico amable puede cerrar esta caja mañana.
Sabemos que mi abuela buscaba la carta de Marta y a su perro pequeño en un parque hermoso.
Ella cree que nuestra madre, que tiene un amigo, estudió en Sevilla con Inés.
Lucía y Pedro querían encontrar el mapa viejo y un libro en el tren nuevo ese día.
Los lunes Inés, que vive en Madrid, come queso blanco y sopa en un parque viejo porque tiene hambre.
Trabajé en el hospital.
Ana encontró siete mapas españoles y la foto hermosa y se los dio a su abuela.
El hospital está delante del mar.
Él sabe que nuestro tío quería vender una mesa y dos coches azules en la calle aunque era tarde.
Nuestro hijo irá a Londres el próximo verano.
El lunes puedo trabajar en la isla grande donde vive Marta, así que Luis no tiene que comprar este huevo blanco en el pueblo esta tarde.
Ella tuvo que comprar las mesas nuevas y pescado en la plaza ese día.
Estas niñas altas dicen que el estudiante va a Sevilla con su tía.
Lucía nos vio el sábado.
Cuando la pintora abrió una carta, nuestro abuelo cerró la otra puerta, pero Marta encontró el mapa grande y se lo dio a su abuela.
Algunos vecinos compraron un libro difícil y tres pasteles y se los dieron a Diego.
Sé que nuestra tía comía este limón grande, arroz blanco, un pastel caro y queso español en el museo donde trabaja nuestro hermano aunque era tarde.
Tenemos una vaca y dos hermanas, pero Isabel tiene que ir a París el próximo verano.
Mi hija canta la canción.
La canción de Inés fue escrita por Pedro.
Esta silla fue pintada por Lucía.
La pintora comprará el limón pequeño en Sevilla el domingo.
Aunque hace frío, mi madre come un pastel blanco y una naranja grande en el mercado nuevo donde trabaja Carlos, pero el próximo verano quiero vender un coche y mi silla azul en la calle hermosa.
Pedro quería leer un libro viejo y una carta nueva en un tren largo ese día, pero todos los días Óscar tocaba el piano negro en el hotel.
Trabajamos en Londres con Lucía el domingo.
Estos vecinos visitaron al panadero famoso con su hijo ayer.
Marta sabe que el médico que trabajaba en el restaurante pequeño quería volver a la isla grande con la enfermera con quien vive Elena.
Compramos cinco manzanas en Londres ayer.
¡Qué libros tan viejos!
La tía de Ana, que vive en la calle vieja, puede trabajar en Londres con Pedro el sábado; Óscar y Elena quieren comprar pan, un pastel pequeño, una lámpara roja y una mesa en Roma el domingo.
Creo que este niño tuvo que escribir una canción en la escuela hermosa.
Hay algunas camisas cerca del piano.
Creo que Diego le tiene que traer arroz blanco, queso español, una foto hermosa y otra manzana a Lucía.
Elena y Diego vivían en Londres.
Cuando la madre de Carlos volvió a Sevilla, estos artistas que trabajan en el museo llegaron a París.
Cuando nuestros amigos llegaron a Londres, este niño alto que vive en París tuvo que llamar a su hermano porque quería ayudar a sus hermanas en el mercado grande aunque estaba cansado.
Pablo siempre come otra manzana y arroz blanco en la cocina con sus hijas, pero puedo comprar este periódico viejo, el otro mapa y un reloj grande en París mañana.
Estas enfermeras famosas que tienen una hija no volvieron al pueblo a las siete.
¡Qué playa tan hermosa!
A mi abuela no le gusta estudiar en París.
Cuando Marta vuelve a Madrid, Isabel y Pedro pueden dormir en el tren porque tienen prisa.
Ana y Carlos querían volver a Madrid ese día.
Las puertas estaban cerradas.
¿Quién puede trabajar en un jardín nuevo?
El próximo verano no puedo ver el caballo en el jardín, pero mi abuelo vive en la casa pequeña.
Óscar y Ana son famosos.
Nuestra hija escribió un poema el verano pasado.
Aunque la lámpara de Lucía es verde, mi tío, que estudia en el parque pequeño, tiene que buscar este libro, la carta larga, un abrigo viejo y otro sombrero nuevo en el jardín.
Tengo dos coches y una vaca blanca.
El hombre amable dice que Carlos e Isabel tienen que estudiar en la biblioteca.
Luis e Isabel venderán dos abrigos.
El domingo iré a la escuela.
¿Qué bebieron Pablo y Carlos el domingo?
A ella le gustaron estas películas.
Diego vivía en Sevilla.
Óscar compró nueve manzanas rojas y una lámpara y se las dio a su hija.
Si algunas maestras famosas tienen que visitar a su abuelo, mi tía llegará a París esta tarde.
La hermana de Elena no ayuda a su hijo.
Cuando mi tía abrió la ventana vieja del hospital, Diego, que tiene una vaca, encontró su libro español y se lo dio a Inés porque quería beber té verde en una cocina blanca.
Mi tío, que estudia en el aula nueva, comió la naranja pequeña de Carlos y pan blanco en el restaurante caro la semana pasada con el estudiante con quien trabaja nuestra madre aunque era tarde.
Este estudiante joven no le trajo su foto vieja a su hermana el domingo; estos artistas trajeron un buen libro hace seis semanas.
Luis quería escribir una canción famosa en la biblioteca grande ese día.
Esta tarde él visitará una iglesia.
El lunes Pablo, que trabaja en la estación, puede vender el reloj caro, seis mesas y esta lámpara en el mercado viejo aunque llueve, pero las mujeres famosas quieren comprar siete sombreros, café caliente y ocho manzanas verdes en la calle el domingo.
El médico que vive en Roma no tiene que encontrar este libro nuevo en el tren la próxima semana.
El sábado las enfermeras irán a Sevilla con su amigo.
Pedro dice que mi abuelo tiene que encontrar una caja y este abrigo nuevo en un parque hermoso.
El artista joven nos ayudó hace diez semanas.
La mujer a veces ve a un panadero joven en una calle hermosa; el viernes el tío de Ana tiene que llamar a nueve escritoras.
Lucía quería volver a Londres ese día.
El hombre no cerró esta caja.
Mi hija buscaba esta guitarra española y cuatro gatos grandes en la casa aunque hacía frío.
Los cuadros eran más famosos que mi libro.
Nuestra hija es enfermera.
No compramos la naranja pequeña en Roma el sábado, así que Pablo vendió el sombrero caro que mi abuela encontró.
Mi padre es famoso.
Nuestro tío era de Sevilla.
Cuando mi tía volvió a Londres, la escritora española que trabajaba en un hotel pequeño buscaba su sombrero caro, otro abrigo y estos libros largos en el jardín viejo.
¿Qué vio esta enfermera en el parque el lunes?
Pablo y Luis le tuvieron que escribir seis poemas a su hermano ese día.
Cuando la enfermera española llegó a la estación, mi madre, que trabajaba en Madrid, le dio un vestido y el reloj grande a su tío, así que la escritora encontró el paraguas de Ana y esta guitarra nueva y se los dio a su hermana.
Nuestro abuelo la visitará esta tarde.
Carlos, que vive en la calle, quería ayudar a sus hermanas en la cocina ese día; mi hijo tuvo que vender nueve mesas viejas y una guitarra española en la plaza hermosa ese día.
Ella bebió té caliente y café en el jardín hace diez semanas.
Trabajamos en París el viernes.
Compraremos té frío y el sombrero en la calle larga la próxima semana.
Esta escritora famosa que tiene tres gatos pequeños nunca estudia en Madrid aunque hace calor; todas las semanas este panadero amable duerme en la playa larga.
El vecino alto puede vender esta silla y seis guitarras nuevas en la plaza la próxima semana.
¡Qué cuento tan viejo!
Isabel y Ana son amables.
¿Qué venderá Luis en una plaza vieja mañana?
Mis hijas creen que Inés, que vive en la isla, puede ir a París, pero la próxima semana Elena y Marta tienen que traer pescado, una flor, sopa fría y los huevos blancos.
La hija de Diego sabe que Luis, que trabajaba en el mercado viejo, trabajaba en la casa donde vive Óscar, pero compré un periódico, un vestido amarillo y mi abrigo verde en Madrid el sábado.
Lucía dice que Luis y Carlos tienen que escribir una carta en el pueblo donde vive Pedro porque están contentos.
Óscar no lee el libro viejo en una biblioteca nueva por la tarde porque tiene sueño.
Compraremos un limón pequeño el lunes.
El amigo de Isabel dormía en la playa hermosa porque quería beber leche caliente en el hotel.
Había un paraguas cerca de la mesa.
El niño le dio la foto de Inés a su hermana.
Cuando Marta y Carlos cierran la puerta de la cocina, las escritoras amables pueden ir a Roma.
Fui al mercado hace dos años.
Tenemos dos gatos grandes, cinco pájaros y un jardín.
Los hombres saben que esta maestra española no tiene que esperar a su hija en el hotel, pero Elena no puede volver a una escuela hermosa la próxima semana.
Nuestra canción fue escrita por Inés.
Elena puede comprar un huevo, el paraguas y un buen mapa en una plaza hermosa el próximo verano.
Si llueve, Óscar y Diego no comprarán su pastel pequeño en Roma mañana.
El aula es pequeña.
Había un vestido y algunos sombreros debajo de la mesa verde.
Cuando los niños altos vuelven a Londres, mi hijo tiene que vender el limón de Diego y el piano blanco de Carlos en el mercado.
Cuando Lucía y Carlos cierran la ventana del hotel, la hermana de Pablo quiere comprar un paraguas verde y pescado blanco en una plaza hermosa.
Cuando algunas enfermeras jóvenes comieron queso caro en una cocina amarilla, Elena, que tiene seis problemas interesantes, quería beber té verde, agua fría y café caliente en el restaurante nuevo.
La niña venderá un reloj roto en el mercado mañana por la mañana.
El médico alto leía muchos libros todos los veranos en la calle donde vive Pablo.
La hija de Pedro no abre la puerta.
El artista tuvo que ir a Roma.
El padre de Luis la visita todos los veranos.
Ella sabe que el hombre llega a Madrid.
Cuando mi hijo abrió la puerta azul del restaurante, este vecino alto le dio nueve flores amarillas y el otro paraguas a Marta.
Ese día el médico tuvo que volver a un pueblo pequeño.
Si Ana tiene que cerrar la ventana pequeña de la escuela, Marta comprará dos bicicletas y otra silla en París el lunes.
Carlos, que estudia en Lisboa, venderá la mesa de Elena y los vestidos en la calle el viernes, así que estas mujeres españolas irán al museo nuevo la próxima semana.
Mi hijo, que trabajaba en la escuela, tuvo que volver a la ciudad ese día.
Inés y Carlos escribirán una canción hermosa en la cocina el sábado.
Mi hijo encontró las mesas que nuestro tío trajo hace seis años.
El estudiante que vive en un pueblo hermoso irá a Londres la próxima semana.
¿El médico llamó a su amigo?
Nuestras hijas tienen siete años.
El panadero alto que tiene una guitarra puede dormir en la casa grande el próximo verano aunque hace calor.
Aunque hace calor, Lucía y Elena estudian en Lisboa con el amigo con quien estudia nuestro tío.
La semana pasada el amigo de Pablo no buscó la guitarra cara en el parque nuevo.
Óscar tiene sueño.
Nuestro gato está cerca de la puerta.
Las escritoras querían trabajar ese día en el hotel caro donde trabaja mi tía.
Cuando Óscar y Pedro llegan a Lisboa, mi hijo, que estudia en el parque viejo, come pescado blanco y sopa fría en la calle donde vive Lucía porque tiene prisa.
La biblioteca está al lado del puente.
Por la mañana Pedro tocaba esta guitarra en la escuela hermosa, así que mi hijo compró su camisa azul y otra flor roja en Sevilla el año pasado; Elena compró el paraguas negro, el mapa y otro abrigo nuevo en Lisboa anoche.
La estación está al lado del parque.
Ella comió una naranja anoche.
Las maestras que tienen una idea llegarán a Londres a las cinco aunque están tristes.
¡Qué joven es Marta!
Isabel come queso los domingos.
Lucía, que vive en Roma, quiere estudiar en Sevilla el próximo verano.
Si llueve, mi hija, que trabaja en la estación, venderá la camisa, siete u ocho caballos blancos y su silla nueva en la calle la próxima semana.
Ella cree que la hermana de Lucía trajo un periódico español y sopa caliente, pero mi abuela buscó cinco cajas y la silla que Carlos vendió.
El año pasado este panadero durmió en el tren porque le quería escribir dos cartas interesantes a su amigo.
Sé que nuestro amigo, que trabaja en Madrid, no perdió el libro viejo en la playa hermosa.
Cuando Ana y Carlos abren otra puerta, mi madre tiene que llamar a su padre.
Inés vendió la mesa que Elena perdió.
Podemos dormir en la casa el domingo.
Lucía no lee este poema largo los domingos en la estación donde trabaja mi hermano, pero Diego y Óscar quieren volver a Lisboa con su tío mañana.
Mi abuelo cree que Marta y Ana encontraron la guitarra española de Óscar y se la dieron a su madre.
Luis volverá a Londres el viernes.
El sábado Inés y Lucía venderán cuatro limones, estas camisas azules y un vestido amarillo en el mercado pequeño, pero el próximo verano esta pintora española le dará cuatro lámparas y las manzanas verdes a Pablo.
No hay leche en la casa.
Inés, que vive en París, llegará a Sevilla a las seis porque quiere ayudar a sus hijas en la biblioteca.
Mi hermana es muy famosa.
Cuando nuestros amigos llegan a Lisboa, mis hermanos cantan estas canciones en el jardín aunque tienen sed.
Nuestras hijas querían vivir en la calle.
Elena está triste.
Compramos café frío, pan, los vestidos y cuatro mapas españoles en Londres ayer.
Mi abuela estudia los viernes en el museo famoso donde trabaja mi padre porque tiene sueño.
Él tiene que volver a Lisboa el sábado; ella no vive en París.
Ella a menudo trabaja en Lisboa; mañana por la mañana mi tía no tiene que llamar a su hermano.
Mi abuelo era español.
Las enfermeras que tienen cuatro relojes viejos comen una naranja y sopa fría en el jardín grande los lunes porque tienen miedo, pero Marta nunca escribe tres libros nuevos en la biblioteca.
Ese día ella tuvo que buscar una foto en el jardín grande.
El domingo Isabel, que estudia en Londres, llamó a seis hombres españoles; la madre de Pedro tuvo que esperar a sus hijos en el hotel ese día.
La puerta fue pintada por Óscar.
A Lucía le gustó la idea.
Aunque la ventana estaba cerrada, los médicos que tienen una vaca trabajaban en el hotel donde trabaja mi padre porque tenían sueño.
Mañana mi padre, que vive en la ciudad, escribirá tres poemas viejos en el jardín.
Cuando mis hermanas cerraron esta caja amarilla, el artista tuvo que encontrar otro abrigo y esta foto vieja en el tren, así que los estudiantes le dieron dos cuadros caros, la flor hermosa de Carlos y una naranja grande a Pedro ayer por la tarde.
La abuela de Marta escribía dos libros españoles en la calle hermosa donde vive nuestra hermana.
Si llueve, mi padre, que trabaja en Sevilla, no le dará su naranja grande a Isabel mañana.
Mi tío pintaba su flor y el mar por la mañana porque quería escribir una canción larga en la biblioteca nueva.
A Pedro no le gusta cantar en la plaza.
Este niño era estudiante.
El domingo ella quiere beber agua en el jardín.
Pablo e Inés buscaron cuatro coches caros y las flores que Pedro vendió el domingo, pero estos artistas vivían en Sevilla.
Tenemos una hermana y cinco hermanos aunque hace calor.
Nos gustaron estas naranjas pequeñas.
Él dice que Lucía tuvo que traer pan blanco, queso y arroz blanco aunque llovía.
La hermana de Isabel tiene que esperar a seis hombres en la calle mañana por la mañana.
Luis sabe que Carlos esperó a muchos artistas altos en el hotel nuevo aunque hacía frío.
¿Mis hermanos trabajaron en la escuela el lunes?
Cuando Pedro cerró la puerta blanca, Lucía perdió otra llave, seis fotos y esta carta larga en la playa famosa aunque estaba muy contenta.
Pedro nos visitó el viernes.
El artista alto que estudia en Roma comió ocho o nueve pasteles caros y arroz en un restaurante nuevo hace siete días con la maestra con quien vive Diego.
Óscar cree que Isabel, que vivía en la calle vieja, buscó el abrigo hermoso de Inés, siete llaves nuevas, la foto grande y un paraguas negro en un jardín pequeño.
Óscar, que estudia en Londres, no le dará su lámpara verde a Luis el sábado, pero Isabel no comprará el queso en Lisboa esta tarde.
Pablo e Inés saben que mi hermana come arroz y pescado blanco en un parque hermoso con su hijo.
Nuestra tía es de Roma.
Mi poema fue escrito por la pintora alta.
Luis cree que Lucía, que trabajaba en París, vendió una guitarra nueva, el coche verde y las bicicletas negras que nuestro amigo trajo el viernes.
Luis quería estudiar en el parque ese día.
La ventana estaba abierta.
Lucía comprará queso caro, estas camisas viejas, pescado blanco y cinco huevos pequeños en el pueblo hermoso el domingo; Carlos les dará siete lámparas rojas, la flor amarilla, muchos pasteles grandes y la otra foto a sus hermanos el viernes.
Si Pablo puede comprar dos naranjas en Lisboa, Carlos e Inés comprarán estos vestidos nuevos, su abrigo verde, queso español y cinco o seis bicicletas en Roma el próximo verano.
Ese día mis hijas querían ayudar a sus hermanas en el jardín.
¿Mi tío fue a Sevilla?
¿Óscar buscó su libro?
Tenemos un coche caro y seis vacas; tenemos que visitar a nuestra tía con Isabel la próxima semana.
Nuestra tía dormía en un hotel viejo por la mañana porque estaba muy contenta.
Ella tuvo que escribir un libro ese día en la casa donde vive nuestra madre.
Tengo un libro.
Cuando nuestro padre llegó a París, Inés e Isabel querían llamar a su hijo.
Ella compró queso y la flor amarilla de Óscar en Roma el sábado.
El libro de Elena estaba detrás de la silla.
Inés no me ve los domingos.
La biblioteca estaba al lado del río.
Diego vendió cuatro guitarras y una caja en la calle vieja hace tres años.
¿Qué trajo Diego el lunes?
Ella trabajaba en Lisboa los domingos con la enfermera con quien trabaja Carlos.
Elena y Marta eran de Lisboa.
Si Pablo e Inés quieren vivir en Madrid, el artista volverá a un pueblo hermoso a las ocho.
Él dice que Pedro y Ana comieron la manzana grande, pan blanco y queso en la cocina pequeña con Marta.
Estos médicos famosos que viven en la casa pueden vender una bicicleta, un coche azul y estas mesas negras en un mercado hermoso el viernes.
La mujer que trabajaba en el mercado escribió un cuento difícil en el hotel grande ayer por la tarde.
Cuando la tía de Pablo cierra estas cajas viejas, las maestras españolas que estudian en la escuela quieren comer pan blanco y un huevo en la estación nueva donde trabajan nuestros hijos.
El padre de Isabel venderá esta caja y cinco flores en el mercado pequeño esta tarde.
Cuando Luis comió este huevo en el jardín, nuestro tío compró una flor roja y dos libros españoles y se los dio a sus hijos.
El lunes la escritora tiene que encontrar seis gatos y nueve o diez cajas negras en el jardín.
Mi hermana me visitará el viernes.
¿El médico quiere trabajar en el jardín?
Él visitó a cuatro hombres españoles con Marta esta mañana.
Nos gustó la manzana grande.
El hijo de Marta le dio el reloj y cuatro manzanas a su hermana esta mañana, así que la maestra ayudó a una pintora en la escuela nueva el año pasado.
Mi hija tiene que traer pescado blanco mañana; esta enfermera amable no puede volver a Madrid el próximo verano.
Si Carlos y Marta quieren estudiar en Madrid, mi hermano, que estudia en la escuela nueva, comprará dos flores y pescado blanco en un mercado viejo el sábado, pero Lucía venderá seis o siete coches y un buen reloj en la calle mañana.
Diego quiere ver a una mujer amable en la playa el próximo verano.
¿Mi tía tiene este cuadro?
Diego cree que nuestros hermanos, que estudian en Londres, no visitarán a esta pintora famosa con su hija mañana por la mañana aunque hace calor.
Pablo, que trabajaba en Sevilla, compró un sombrero blanco y seis pasteles grandes y se los dio a Inés, pero estas maestras jóvenes tuvieron que esperar a su hermano en un parque pequeño ese día.
Compramos un reloj grande en Sevilla el lunes, pero algunas mujeres querían visitar al vecino con Carlos ese día.
Mi hija cree que mi hijo come queso blanco y las manzanas en la cocina pequeña con Carlos.
Al hombre joven le gustaron estos jardines.
El hombre que estudia en Sevilla abrió las cajas amarillas el año pasado, así que fui a un museo nuevo a las ocho.
Luis y Óscar creen que las maestras amables no quieren cantar su canción en la calle hermosa porque tienen frío.
Pedro cree que las maestras famosas que tienen un amigo visitarán a su hija la próxima semana con la enfermera con quien vive Luis.
Los vecinos ven a estos gatos.
Mi abuelo, que trabaja en el jardín, cantaba esta canción triste en una iglesia grande; el niño encontró tres fotos hermosas y se las dio a Diego.
¿Cuándo encontró mi madre su paraguas?
Cuando el tío de Inés comió ocho o nueve limones en el jardín, la abuela de Elena abrió tres ventanas rotas; Isabel y Lucía compraron el mapa de Marta y se lo dieron a su abuelo.
¿Por qué vuelve el artista a Londres?
Nuestro amigo, que trabaja en el mercado, buscó la lámpara azul que mi tío vendió el año pasado.
El artista famoso que trabajaba en el jardín pequeño tuvo que comprar otra guitarra cara y una naranja grande en Sevilla ese día.
Él pintó cuatro cuadros.
Fui a Madrid el lunes porque quería beber leche fría en el hotel.
Cuando Pablo y Marta volvieron a una casa blanca, el panadero que vivía en París esperaba a nueve o diez médicos en la calle.
Marta canta algunas canciones.
Marta escribirá cuatro libros en un tren largo la próxima semana porque le gusta la película nueva.
Los estudiantes españoles pueden ayudar a su madre en una escuela pequeña mañana aunque hace frío.
Pablo, que trabaja en el hotel, puede ver el águila blanca de Carlos en la calle hermosa el sábado, así que la tía de Ana tiene que llamar a un hombre el lunes.
Cuando nuestra tía llegó a París, mi amigo, que vivía en una ciudad vieja, vendió cuatro cuadros hermosos y los abrigos que Isabel vendió ayer por la tarde.
Aunque estos libros son más famosos que la canción de Diego, mis hermanas comen un limón pequeño y queso en el hotel donde trabaja nuestro amigo.
Pedro comía queso y sopa fría en el jardín pequeño con Luis todas las semanas.
Anoche Pablo buscó una carta y cinco mapas en la casa.
El artista sabe que mi hermana, que trabajaba en un hotel caro, comía pescado, un buen pastel, el huevo pequeño y algunos limones grandes en el parque viejo con el estudiante con quien estudia nuestro amigo porque tenía sed.
Ese día la enfermera joven que vive en Roma tuvo que traer otro periódico español y ocho mapas grandes.
Ese día ella quería pintar la ventana del hospital y esta silla, así que esta mujer le escribió cuatro cartas nuevas a su hermano el verano pasado.
Por la mañana Pablo y Ana leían la carta en la escuela grande.
Cuando Pablo llegó al hotel pequeño, Luis buscaba a los perros grandes en la casa.
¿La escritora visitará a la enfermera amable el lunes?
¿Marta y Elena venderán este reloj caro en la plaza?
Por la mañana la madre de Elena leía la carta vieja y los buenos cuentos en la cocina aunque llovía.
Había ocho cartas viejas y algunas fotos hermosas detrás de la ventana pequeña.
¿Por qué irá Óscar a Sevilla?
Aunque las puertas eran nuevas, esta maestra cantó seis canciones tristes en la plaza con Elena.
No compré el queso blanco en París anoche.
Ayer por la tarde Óscar trabajó en el museo.
Los vecinos amables que trabajan en Londres buscaron estos limones pequeños, ocho cajas azules y las lámparas que Pablo perdió.
El tío de Luis sabe que nuestra hija, que vive en una isla hermosa, compró la mesa azul, tres naranjas grandes y tres o cuatro sillas en una calle larga.
Él cree que este vecino joven comía pescado blanco, pan blanco y sopa fría en el parque pequeño con la escritora con quien vive nuestro padre.
Lucía estaba triste.
Aunque mi guitarra era muy vieja, mis hermanos le tuvieron que traer sopa fría, los limones y esta naranja pequeña a su amigo.
Ella encontró las camisas negras que nuestro amigo compró aunque tenía hambre.
Él comprará una silla nueva y el periódico viejo en la calle la próxima semana.
El próximo verano Diego y Lucía venderán algunos abrigos y dos camisas blancas en un mercado hermoso.
El hombre español sabe que el estudiante que vive en la ciudad come pan y algunas manzanas rojas en la cocina; los domingos Diego y Pedro no visitan Madrid con el médico con quien trabaja mi hija.
Cuando la hija de Pedro cerró la ventana del aula, nuestro hermano vendió esta camisa verde, un sombrero nuevo, esta flor roja y algunos buenos relojes en el mercado grande.
Hay algunas fotos viejas delante de la caja.
¿Lucía puede visitar a su amigo?
Ese día nuestra abuela quería comer la manzana, pescado blanco y sopa en la isla pequeña donde vive nuestra hermana, pero este vecino amable buscó su piano negro y la flor que Óscar vendió anoche.
Cuando Inés cerró una caja grande, los hombres amables abrieron otra carta larga.
Inés la llamó el lunes.
Ana y Elena dicen que las niñas altas que viven en una casa grande pueden ver un águila vieja en la calle, así que mi abuela puede vender dos caballos blancos, otra caja nueva, dos coches y un vestido hermoso en el mercado pequeño el lunes.
¿Por qué vuelve la hermana de Carlos al hotel?
La próxima semana los estudiantes tienen que comprar el vestido blanco y muchos limones verdes en Sevilla.
Aunque hace calor, Inés canta algunas canciones largas en la escuela.
Esta canción fue escrita por la mujer famosa.
El amigo de Isabel dice que mi hija cantaba una canción en la calle.
¿Qué cantó Ana ayer?
Aunque mi cuadro era más famoso que mi libro, la escritora famosa quería llamar a un estudiante amable.
Compramos esta lámpara, siete mapas y té frío en Roma hace siete días.
A las escritoras les gustó el pueblo.
El mapa de Carlos es nuevo.
El restaurante era nuevo.
La abuela de Diego abrió nueve puertas anoche.
Trabajamos hace seis semanas en el mercado donde trabaja nuestro padre.
La hija de Marta durmió en una playa larga el verano pasado, pero él vendió las flores que Pablo trajo.
¿Nuestra abuela estudió hace siete semanas?
Aunque estos perros son pequeños, Lucía no tiene que buscar su carta en la casa vieja.
Marta, que tiene un vestido hermoso, quería cantar una canción nueva en la plaza pequeña con su tío ese día.
El abrigo estaba en la silla.
Las maestras encontraron la foto grande y se la dieron a Carlos aunque era tarde.
Ella estudió en París el verano pasado, pero ese día Elena tuvo que encontrar cuatro cajas y una carta interesante en una casa nueva.
¿Quién le dio la guitarra a su tía?
Sé que mis hermanas, que tienen cuatro amigos, querían comer pescado, sopa fría, arroz blanco y los buenos pasteles en el jardín con el médico con quien trabajan mis hijas; Diego trabajaba en París con Lucía los lunes.
Marta tuvo que traer pan.
Aunque era tarde, Lucía, que vivía en la ciudad vieja, buscaba siete mapas y su libro interesante en la cocina.
Aunque nuestros limones son amarillos, el padre de Marta quiere comer pan blanco y pescado en el jardín grande.
¿Qué bebió Isabel en el restaurante el verano pasado?
Tenemos un sombrero hermoso, cuatro cuadros y cinco hermanas, pero trabajamos todos los veranos en la estación donde trabaja Isabel.
El verano pasado esta enfermera amable que vivía en la casa perdió el sombrero, tres guitarras y una llave nueva en un tren viejo, pero Inés y Carlos comían un pastel caro, sopa fría y arroz blanco en el parque con Ana.
Compré té.
Estas enfermeras dicen que este vecino escribe dos libros difíciles en el pueblo viejo donde vive Carlos, pero Lucía tiene que llamar a su abuelo mañana.
Compramos un periódico, el mapa español y un buen sombrero en Lisboa el lunes.
Todas las semanas Isabel trabaja en la biblioteca grande donde trabaja Óscar porque está contenta.
Mis amigos le dieron un vestido, muchos mapas y el pastel grande a su hermano el lunes aunque estaban tristes.
Fuimos al mercado.
Iré a una escuela nueva el lunes, así que la mujer le dará otro paraguas negro, seis guitarras españolas, la flor azul y dos relojes rotos a Isabel la próxima semana.
Lucía dice que mi tío, que estudia en Madrid, tuvo que estudiar en el aula grande con su hijo porque quería comer una naranja pequeña en un restaurante famoso; ella encontró las guitarras y se las dio a Pedro.
El periódico de Pedro está detrás de la silla vieja.
Cuando mi amigo volvió a una estación vieja, Marta, que trabajaba en un hotel caro, tuvo que estudiar en el aula con Pablo aunque era tarde.
Estas escritoras altas esperaron al estudiante.
Los lunes Diego, que estudia en la biblioteca hermosa, no come su pastel grande en el parque.
Cuando mis hijas volvieron a Sevilla, Diego y Luis encontraron la lámpara verde que nuestra tía encontró, pero mi madre encontró el sombrero azul de Ana y se lo dio a su tío.
Nuestro sombrero está debajo de la ventana.
El médico visitará a un vecino esta tarde.
Los domingos Óscar duerme en el hotel.
A Ana le gustaron estas canciones.
Ana y Luis dicen que Carlos, que estudia en el aula, llegará a la playa hermosa la próxima semana, pero el vecino español visitará a un médico joven la próxima semana.
Cuando Óscar llegó a la playa, nuestro amigo quería comprar su lámpara roja en la plaza; la abuela de Elena tocó su guitarra vieja en el hotel ayer.
El sábado el hombre famoso escribirá un libro largo en el museo donde trabaja Inés; Carlos no llegará a Londres con Pablo a las nueve.
Cuando Marta cierra las cajas caras, nuestro abuelo, que vive en Madrid, les tiene que traer otro huevo pequeño, tres manzanas y pan blanco a sus hermanas aunque tiene hambre.
Isabel, que trabaja en una estación grande, duerme en el hotel los viernes, pero esta enfermera amable puede vender su bicicleta azul y tres limones en el mercado el próximo verano.
¿Qué compró Inés en el pueblo hace ocho semanas?
¿Por qué cantó este estudiante esta canción en la iglesia grande?
Este artista joven cree que el panadero quiere comprar la bicicleta y tres sillas en la calle.
Carlos sabe que el padre de Isabel quiere pintar estos caballos pequeños y la casa blanca.
Pedro encontró su guitarra nueva y un paraguas rojo y se los dio a Luis.
Ella dice que Luis y Elena trabajaban en un mercado hermoso con Óscar porque querían ir al restaurante.
Tenemos seis coches negros y un vestido blanco.
Marta puede visitar a tres artistas amables el sábado porque hace calor.
Carlos quiere comer la manzana roja y ocho limones amarillos el viernes en el restaurante nuevo donde trabaja mi abuela.
A Pedro y Elena les gusta el águila blanca.
Lucía, que estudia en una escuela pequeña, cantaba cinco canciones interesantes en la calle vieja con su hermano aunque hacía frío.
Cuando nuestro padre cerró una caja, nuestras hermanas no le dieron el limón verde a Marta.
Podemos comprar pescado y pan en el pueblo mañana aunque tenemos prisa.
Mi hermano nunca ayuda a la escritora famosa en la biblioteca nueva.
Si llueve, Ana, que tiene seis problemas, visitará a una maestra joven mañana por la mañana porque le gusta cantar.
¿Por qué escribirá el hijo de Carlos este cuento en el jardín?
Mi hija, que trabaja en París, vivía en la calle larga.
Algunas maestras saben que nuestro padre, que vive en el pueblo, quería vender su vestido negro y un caballo pequeño en la plaza, así que los médicos españoles le dieron un paraguas azul, la camisa amarilla y una manzana verde a Diego anoche.
Había algunos huevos y muchos sombreros cerca de la puerta.
Cuando Elena y Carlos cerraron muchas cajas caras, nuestras hijas, que tienen seis relojes, tuvieron que llamar a la pintora alta.
Ese día el vecino quería pintar un buen cuadro y estos caballos, pero el sábado el artista compró la otra guitarra en París.
El sábado mi tío, que trabaja en Madrid, comió una naranja grande en el jardín.
Mi abuelo dice que mi tío, que vive en Lisboa, escribirá una canción en la biblioteca la próxima semana porque le gustan las naranjas pequeñas; la hija de Elena le dará siete libros largos, su flor roja, nueve limones verdes y el mapa grande a Isabel mañana.
Inés dice que mi abuelo no les dio este mapa nuevo a sus amigos.
Aunque hacía calor, Elena trabajaba en el mercado donde trabaja Ana, así que Pablo ayudó a un panadero en la biblioteca hace cuatro días.
Aunque la puerta está cerrada, los artistas españoles que tienen un jardín nuevo visitan a un niño amable con el médico con quien estudia Lucía, pero Marta tiene que encontrar estos sombreros viejos, una buena guitarra, algunas cajas rojas y otra carta en un parque grande el domingo.
Isabel sabe que nuestras hijas, que vivían en Londres, tocaron esta guitarra en la escuela nueva con el estudiante con quien trabaja Óscar, pero nuestros hermanos encontraron a este perro viejo, el paraguas negro, una foto grande y dos mapas en la playa el viernes.
El hombre nos esperó hace seis años.
La madre de Inés, que tiene un paraguas nuevo, puede trabajar en Madrid mañana con el estudiante con quien trabaja mi tío porque tiene miedo.
¿La tía de Marta puede comprar la flor mañana por la mañana?
Aunque la puerta está abierta, nuestra tía quiere encontrar estos mapas y tres cajas en el jardín nuevo.
Pedro comprará pan blanco esta tarde.
Los artistas famosos buscaban el paraguas de Carlos y un abrigo en la casa.
Pedro, que vive en París, a veces come queso caro, pescado y algunos limones verdes en un jardín pequeño; la mujer puede comprar pan blanco, este mapa grande, la camisa azul y un abrigo en Roma el domingo.
Él trabajaba en un mercado viejo.
Luis, que trabajaba en el jardín hermoso, encontró tres coches grandes, una camisa cara y la bicicleta verde que Pablo trajo el domingo, así que Inés vendió el caballo y el vestido que Ana vendió el lunes.
Estas maestras altas que trabajan en Roma no pueden comprar el pan blanco en Madrid el sábado.
Mi hija escribirá un cuento largo la próxima semana en la escuela pequeña donde trabaja mi hijo.
Los médicos amables saben que mi abuela quería estudiar en la isla grande donde vive mi hermano.
Compraré la camisa cara, mi lámpara verde, una flor azul y té frío en el pueblo hermoso el lunes; Isabel venderá otro abrigo amarillo y la guitarra española en la calle vieja esta tarde.
La mujer sabe que nuestro hijo tiene que visitar a cinco vecinos jóvenes aunque hace frío.
La próxima semana esta escritora española que vive en Roma tiene que buscar este mapa y algunas fotos hermosas en un jardín nuevo.
¿Nuestra hija comió el queso?
La foto estaba cerca de la ventana rota.
El lunes compraremos el vestido, la bicicleta, té caliente y un huevo en Madrid.
Óscar sabe que Marta, que vivía en la calle, encontró la guitarra nueva y otro libro largo en la playa hermosa aunque hacía frío.
Él tenía frío.
La maestra dice que Pablo visita a muchos vecinos altos con el estudiante con quien trabaja Elena.
Él está triste.
Tengo un piano y una idea nueva.
Cuando la hermana de Carlos abre algunas cajas viejas, el hombre que vive en el pueblo no quiere comprar este periódico en Sevilla.
¿Óscar llega?
¿Cuántos sombreros azules tiene mi padre?
Mi madre me visitará la próxima semana.
Aunque mis abrigos son caros, mi tía, que estudia en Lisboa, ve al artista famoso en la plaza grande.
El año pasado nuestro amigo tocó su piano viejo en un restaurante pequeño con sus hijas.
Algunos vecinos españoles dicen que Pedro, que trabaja en Roma, quiere llamar a su abuela.
¿Dónde compró este hombre esta naranja grande?
Estos hombres amables que trabajan en Londres buscaron los sombreros caros que mi padre perdió esta mañana.
Cuando esta pintora española comió arroz en el jardín nuevo, Inés le dio la camisa blanca de Pedro, el sombrero hermoso y seis pasteles pequeños a Marta.
No compré mi periódico el sábado.
Carlos e Inés dicen que Marta y Diego no visitaron a la mujer.
Pedro visitará a su tío la próxima semana; mañana Óscar escribirá seis cuentos en la escuela pequeña.
Cuando nuestro amigo llegó a Roma, esta mujer que trabajaba en el jardín nuevo quería comer pan, las naranjas grandes, queso caro y siete pasteles en el restaurante con su hijo.
Por la mañana el hombre amable que tiene un paraguas negro estudia en el aula.
Esta mujer comprará arroz blanco y este huevo en Roma mañana por la mañana, así que Inés y Pablo irán al mar frío a las cinco.
Aunque hacía calor, algunas niñas altas que vivían en Lisboa le dieron cuatro libros viejos, las manzanas y la flor blanca a Luis.
Pedro, que vive en la ciudad hermosa, llega a la playa los lunes; el viernes mi tía quiere ir a Sevilla.
Mi padre tocaba este piano viejo.
Cuando mi hermana abrió la ventana pequeña del hotel, mi abuela, que trabajaba en Sevilla, buscó esta carta, los libros, otro gato grande y una guitarra en el jardín nuevo.
¿Cuándo visitó nuestra abuela la iglesia?
Nuestras hermanas saben que la mujer joven que tiene dos gatos negros les trajo cinco limones y pan blanco a sus amigos, así que ella llegó a Lisboa hace ocho semanas.
El artista joven cree que mi padre, que estudia en Londres, quiere comprar un huevo blanco, el paraguas amarillo, pescado y arroz blanco en Sevilla.
Ayer por la tarde compramos este reloj caro, ocho sillas y ocho flores hermosas en Lisboa.
Elena es escritora.
La llave está debajo de la puerta.
Cuando mi tío volvió a la escuela, Marta buscó el sombrero y los libros viejos que Óscar vendió ayer.
Aunque hace frío, el panadero alto quiere comprar este paraguas nuevo y las camisas en Lisboa.
Aunque hacía frío, mi amigo, que vive en la isla pequeña, leía algunos buenos cuentos y el periódico viejo en la cocina.
¿Nuestros hermanos tienen que volver a Roma?
Marta la ayuda por la tarde.
Ayer por la tarde Pedro compró su reloj, queso, este paraguas nuevo y café en Sevilla.
¿Algunas enfermeras pueden ir al parque la próxima semana?
Si estos niños altos quieren comer este limón verde en el parque, el artista que vive en Sevilla venderá una lámpara negra, algunas mesas blancas y el vestido azul en el mercado el sábado.
Si el hombre quiere vender otro coche viejo en el mercado, nuestros amigos, que viven en París, irán al parque el lunes con la escritora con quien trabaja Diego.
El tío de Pedro vendió la otra caja, el limón y la camisa que nuestras hermanas encontraron ayer.
Mi madre quería vender algunas guitarras en el mercado ese día.
Isabel sabe que Inés cantaba nueve canciones hermosas en la calle larga.
Había un paraguas debajo de la puerta.
El hermano de Luis llegó a la playa larga con su amigo a las tres, así que trabajamos en el hotel hace diez años.
Cuando la mujer famosa come pan en un parque pequeño, la abuela de Inés, que estudia en Sevilla, puede comprar muchos relojes viejos, una manzana roja, seis mapas y cinco lámparas negras en Londres.
Ayer Elena y Luis no trabajaron en el museo.
Lucía y Pablo tienen miedo.
Aunque la ventana estaba abierta, mi hermano tuvo que encontrar otro libro, ocho guitarras españolas y cuatro gatos viejos en la playa larga; los médicos altos vendieron las camisas y el reloj caro que Marta trajo.
Aunque la puerta está cerrada, mis hermanas quieren leer su cuento interesante y este poema español en la cocina.
Mi tía llegó a las seis.
Aunque el libro era muy interesante, nuestro hijo durmió en el tren nuevo porque estaba muy cansado; ella buscó la flor amarilla que mi hermana trajo hace nueve años.
Mi hermano es médico.
Marta cree que Elena, que vive en Roma, estudia en la escuela; Carlos tiene que trabajar en Londres el sábado.
Ayer Marta visitó un pueblo viejo.
La pintora amable trabajaba en la escuela todos los veranos aunque hacía frío.
Ana y Pablo tienen un problema nuevo, una idea interesante y seis mapas grandes.
Carlos y Óscar buscaron la guitarra nueva que Ana compró la semana pasada; esta mujer amable tuvo que trabajar en un restaurante caro ese día.
Fui al museo el sábado.
Pedro encontró este libro y se lo dio a Diego, así que Óscar le escribió cuatro poemas a su tío ayer por la tarde.
El cuento de Elena fue escrito por la pintora.
Compramos muchos relojes nuevos, otra lámpara verde y el sombrero hermoso en Roma el sábado.
Las niñas nos ven por la mañana.
La próxima semana mi abuela, que tiene un vestido, comprará arroz y una naranja en la plaza; estos estudiantes comprarán una mesa roja y té caliente en el pueblo pequeño mañana.
La próxima semana Luis escribirá cinco poemas en la isla donde vive Óscar.
Pablo nos vio la semana pasada.
Ana y Diego están cansados.
La enfermera pintaba cuatro puertas.
Si mi padre puede comprar el sombrero en el pueblo, Inés escribirá un poema en la escuela mañana.
¿Inés y Elena tienen que esperar al médico?
Nuestra flor está debajo de la caja negra.
Óscar e Isabel tienen que esperar a su hermana el lunes.
Las mujeres amables dicen que nuestro hermano, que vive en París, comprará siete bicicletas nuevas y esta lámpara en Lisboa mañana por la mañana.
¿Pedro durmió en una playa hermosa hace tres años?
La escritora alta que tiene tres pájaros negros dormía en la playa famosa por la mañana aunque tenía sueño.
Fui a la montaña famosa el viernes, así que Óscar llamó a su padre anoche.
Cuando Diego y Pablo abrieron una puerta blanca, el panadero que vive en Sevilla comía pan, queso español y arroz blanco en la cocina pequeña.
Carlos, que vivía en el pueblo, tuvo que traer arroz, té, queso caro y sopa ese día aunque era tarde, pero los niños altos trabajaban en el hospital nuevo con sus hermanas los domingos.
Cuando Elena abrió estas cajas verdes, mis hijos comieron cuatro limones y sopa en el parque hermoso con el amigo con quien estudia Pablo.
¿Luis les trajo su libro a sus hermanos anoche?
Aunque llueve, mi tía puede abrir la ventana pequeña del hospital.
Los artistas jóvenes a veces abren una puerta.
Fuimos a Londres con nuestro hermano anoche.
A las ocho el estudiante cierra la puerta del restaurante.
¿Cuándo compró el estudiante español la mesa en Sevilla?
El lunes Marta y Carlos no pueden dormir en un tren largo porque tienen que esperar a sus hijas en una estación nueva.
¿Por qué comió mi hija el queso?
Estos vecinos altos estaban tristes.
Los cuadros eran más hermosos que esta película.
El médico español que tiene cuatro vestidos verdes venderá este caballo y una bicicleta en el mercado mañana.
Cuando el niño come los limones pequeños en el jardín nuevo, los vecinos que tienen dos guitarras pueden volver a una estación vieja.
El sábado ella llamó a su tía.
Al médico no le gusta trabajar.
Carlos y Óscar tienen sueño.
Ana y Luis trabajaron hace cuatro años en el restaurante famoso donde trabaja Carlos.
Esta escritora alta cantaba la canción nueva en la escuela con Isabel.
Mi madre dice que mi hijo pintaba estos caballos pequeños y las águilas.
Cuando Ana volvió al pueblo, esta niña que vivía en París encontró otro libro y se lo dio a Pablo aunque tenía miedo.
El perro era blanco.
Esta mañana él comió la manzana de Óscar y pan blanco en la cocina grande.
Nuestra silla es azul.
Esta maestra alta compró cinco manzanas rojas y otro libro viejo y se los dio a Carlos.
Fui al parque grande el lunes; anoche esta niña amable trajo pan.
Luis leía su poema en el tren viejo.
La tía de Luis buscó cinco lámparas y la camisa blanca que Inés trajo ayer.
Él dice que Inés no fue al mercado con Marta.
El tío de Pedro, que estudia en la biblioteca, puede ver a una enfermera en el jardín la próxima semana porque le gustan los sombreros.
¿Mi abuela come la sopa fría en la cocina los domingos?
El año pasado nuestra madre vendió un piano y los caballos viejos en la plaza grande.
Carlos dice que mis hermanos escribían una canción en el jardín viejo.
Pablo y Elena saben que Marta quiere cantar la canción hermosa de Isabel en una iglesia nueva.
Elena dice que el tío de Carlos, que vive en la ciudad, duerme en un hotel pequeño porque tiene frío.
Algunos estudiantes altos llegaron a la estación pequeña esta mañana aunque llovía.
La mujer española que tiene una hermana leía seis poemas interesantes, un periódico viejo y una carta larga en la biblioteca nueva donde trabaja Pedro.
Nuestro libro era más hermoso que esta canción.
Cuando nuestro hijo volvió a la estación, nuestro amigo, que vivía en la isla, comía sopa fría y arroz blanco en un restaurante famoso aunque tenía sueño.
Pablo y Pedro compraron otra naranja grande y otro limón pequeño en Sevilla el domingo.
Elena era famosa.
La abuela de Pablo comprará su camisa nueva y una flor en un pueblo pequeño mañana por la mañana.
Tenemos un libro largo, tres cuadros caros, dos hijas y cuatro guitarras.
No nos gustó esta naranja.
Marta cantaba la canción española en una escuela grande todos los veranos.
Nuestra hermana tuvo que comprar el paraguas amarillo de Diego y té caliente en Sevilla ese día.
Ayer compré un buen pastel, mi guitarra cara y la manzana de Carlos en Londres, pero esta maestra alta abrió su caja grande hace siete días, así que Lucía y Pedro buscaron el paraguas de Diego, el abrigo de Ana y cuatro llaves en la casa blanca anoche.
Por la tarde la enfermera no le escribe su poema a su amigo.
Compraremos leche caliente y queso en Sevilla el viernes.
Aunque es tarde, la enfermera joven que trabaja en el restaurante famoso quiere comer arroz, pan blanco y estas manzanas verdes en la cocina pequeña con su abuela.
¿Por qué fue Inés a la escuela?
Cuando Pablo abre una ventana, los vecinos que trabajan en Lisboa visitan a su hijo con Óscar; el padre de Marta ve a un médico en el jardín los viernes.
Óscar ayuda al estudiante todos los veranos.
Las mujeres altas no les darán su limón pequeño a sus hermanos mañana.
¡Qué jóvenes son las niñas!
Este estudiante alto cantaba una canción en la iglesia pequeña.
Los lunes Ana, que tiene un sombrero hermoso, toca su piano negro en una iglesia grande con la escritora con quien trabaja Isabel; Carlos puede comprar nueve pasteles pequeños, una camisa cara, una bicicleta y arroz blanco en un mercado viejo el lunes.
Inés dice que Marta irá al mercado grande la próxima semana.
Aunque hacía calor, la abuela de Óscar, que estudia en Londres, le trajo una flor blanca, una manzana grande y siete huevos a su hija; mi tío compró seis o siete vestidos hermosos y se los dio a Luis.
Ella quiere encontrar la carta larga de Isabel y un buen sombrero en el tren viejo mañana, así que Luis quiere comer un huevo pequeño, los pasteles caros y sopa fría en una cocina grande el domingo con el médico con quien vive Carlos.
Cuando Marta cerró la puerta negra, nuestra hermana les trajo una flor roja, pescado, una guitarra española y la foto de Carlos a sus amigos.
Puedo ver a un médico famoso en la playa la próxima semana.
A Diego le gusta el mar.
Aunque mi caja está abierta, mis amigos, que tienen cinco libros nuevos, tienen que traer un limón verde y pan blanco; tenemos seis cuadros famosos, seis abrigos caros, una bicicleta amarilla y cuatro caballos negros.
¡Qué altos son estos médicos amables!
Cuando este artista alto comió dos naranjas grandes en el jardín hermoso, mi tío llamó a una niña amable.
Este panadero que tiene un mapa tiene un hermano y cinco coches.
Queremos volver a Sevilla el sábado.
¿Mi hijo puede volver al hotel viejo la próxima semana?
Isabel, que tiene un mapa, tuvo que buscar un abrigo rojo en la casa amarilla ese día aunque llovía.
¿Estos estudiantes visitaron a sus hijas esta mañana?
Inés y Marta no lo ayudan todos los veranos.
Esta mañana este vecino tocó este piano en el hotel.
Inés y Marta querían llamar a sus hermanas ese día.
El viernes mi hija, que vive en Sevilla, no leyó el libro viejo en un parque pequeño aunque estaba muy contenta.
Nuestro caballo era grande.
Hay un paraguas verde detrás de la ventana.
El vecino español comprará pescado en Londres el viernes aunque llueve.
Nuestra carta fue escrita por Carlos.
El sábado mi hermana tiene que comprar otro abrigo nuevo y cuatro guitarras viejas en un mercado pequeño.
Ese día Inés quería beber té frío y café caliente en el restaurante.
Él nunca trabaja en el museo famoso donde trabaja nuestra tía, así que la hermana de Isabel tiene que cerrar la caja de Elena a las cinco.
Aunque el mercado es nuevo, Marta no puede dormir en un jardín viejo porque quiere estudiar en Sevilla, así que la maestra joven tiene que comprar esta flor roja, leche caliente y otro limón en Lisboa mañana por la mañana.
El hombre amable que tiene cinco cuadros nunca abre la ventana de la iglesia porque está contento.
Esta mujer quería ver a la pintora en el jardín nuevo ese día.
Al panadero le gustó el poema.
Ana y Pedro comprarán muchos relojes y un pastel blanco en París el sábado.
El sábado compramos otra flor en la calle larga.
Cuando Isabel y Marta cierran muchas cajas, Ana, que trabaja en el museo grande, tiene que trabajar en el hospital pequeño.
Algunos artistas altos querían vender la lámpara vieja de Inés y un abrigo verde en una plaza grande ese día porque era tarde.
Aunque mi caja estaba abierta, Ana cantó cuatro canciones hermosas en la calle larga porque estaba triste.
¿Cuántos caballos tiene Pablo?
Luis y Óscar vivían en Londres; Carlos y Marta trabajaron en la biblioteca el domingo.
Por la tarde Óscar visita a su tío.
Ella puede volver a la ciudad nueva el viernes.
¿Mi hermana puede volver a Londres el próximo verano?
Cuando los hombres famosos cerraron dos ventanas viejas, nuestras hermanas, que trabajaban en un hospital pequeño, compraron la guitarra española de Isabel y se la dieron a su abuelo; Lucía perdió un paraguas, cuatro libros largos y ocho o nueve llaves en la estación anoche.
Cuando mis hijos llegan al museo, mi hermana come pan blanco, un huevo grande y muchas naranjas pequeñas en el jardín nuevo, así que las enfermeras amables pueden comprar siete manzanas verdes y un paraguas en el mercado el domingo.
Pedro visitará a un artista amable.
Pedro perdió cuatro fotos.
Mi tía cree que Óscar, que tiene cuatro problemas nuevos, le escribirá tres poemas interesantes a Pablo el lunes, pero mis amigos irán a Madrid a las siete.
Luis nos vio la semana pasada.
Mi hermano cree que nuestra hija, que tiene cinco ideas difíciles, irá a la playa famosa con Marta la próxima semana.
Óscar, que tiene dos libros, vendió estos abrigos y este piano en la calle larga el viernes aunque llovía; Ana y Carlos tuvieron que trabajar en el museo famoso con su abuela ese día.
Fui al mercado con Óscar a las tres.
Quiero comer sopa fría y pescado en un jardín pequeño esta tarde.
¿Quién escribirá este cuento en el jardín nuevo?
Los lunes Ana trabaja en el mercado viejo con la maestra con quien trabaja nuestro hermano porque quiere ver tres águilas grandes en la calle.
Ella sabe que las niñas altas que viven en la isla hermosa querían vender un coche azul y seis cajas negras en una plaza vieja.
Si llueve, Luis y Pedro comprarán un libro y arroz en la calle mañana aunque llueve.
Había dos limones amarillos y un periódico detrás de la mesa.
El estudiante amable vio a un niño en una calle hermosa el año pasado.
Mañana la abuela de Isabel llegará a la escuela pequeña.
La niña alta cree que este hombre amable que estudia en Lisboa compró esta camisa roja, otra manzana grande y leche fría en Roma.
Ella tiene que llamar a su abuelo esta tarde aunque hace calor.
Pablo y Carlos comían el huevo y arroz blanco en el parque con Pedro.
Ese día Isabel tuvo que visitar a un médico con Pedro.
Ayer algunas maestras españolas que trabajan en París vendieron ocho flores azules y ocho abrigos hermosos en la plaza aunque tenían hambre.
Sé que mi amigo, que vive en París, tiene que visitar a su tío.
Lucía tuvo que escribir tres libros.
El cuento fue escrito por la escritora española.
La maestra dice que nuestro amigo, que vive en Londres, llamó a sus hijas.
Fui a Sevilla ayer por la tarde.
Si los estudiantes altos quieren ayudar a nueve hombres en la cocina, este médico le dará el pastel grande, algunos mapas, la foto nueva y una manzana pequeña a Luis mañana por la mañana.
El panadero que tiene cinco hijos le dio nueve naranjas grandes y la foto hermosa a su padre esta mañana, pero Marta quería estudiar en Roma ese día.
Cuando el estudiante abrió la ventana del aula, Pedro e Inés vendieron el periódico que mi madre vendió.
Elena y Pedro comprarán cuatro mapas viejos, tres camisas blancas y leche caliente en Roma el lunes; nuestra hija comprará arroz blanco y una naranja pequeña en una plaza nueva mañana.
Pedro tuvo que estudiar ese día en el restaurante nuevo donde trabaja mi abuela aunque estaba muy triste.
Si llueve, Carlos, que estudia en Roma, les dará otra guitarra, un mapa grande, su lámpara amarilla y una manzana a sus hijas mañana por la mañana.
¿Elena quiere ver su caballo?
No hay café en el hotel.
¿Óscar duerme en el hotel todos los días?
Este vestido estaba en la mesa azul.
Pablo le dará ocho manzanas, el vestido negro de Óscar, tres fotos hermosas y la guitarra de Pedro a su abuelo el viernes.
Nuestro tío, que trabajaba en Madrid, tuvo que visitar a su hijo ese día.
La tía de Carlos escribía un cuento en el tren viejo los domingos; algunos médicos querían leer dos cartas largas y seis o siete libros nuevos ese día en el mercado grande donde trabaja Isabel.
Aunque hacía calor, nuestro padre tuvo que abrir la caja de Diego, pero la niña cantaba otra canción en la plaza todos los veranos.
El hotel era muy pequeño.
¿Nuestro hermano encontró al gato en el jardín?
El panadero quiere ir al mercado la próxima semana porque quiere ayudar a la enfermera en la biblioteca vieja.
Cuando algunas maestras jóvenes comen una naranja pequeña en el parque, el hermano de Elena, que vive en una isla grande, puede vender dos abrigos amarillos y otra flor azul en la plaza hermosa aunque hace frío.
El domingo este hombre le dará cuatro sombreros a su tío, así que mi padre irá a Roma el sábado.
¿Por qué comprará la tía de Pedro el pan blanco en Roma?
Él compró el reloj de Carlos y muchas manzanas verdes y se los dio a su hijo, pero nuestra hermana durmió en una casa amarilla hace ocho años; la abuela de Inés encontró muchos sombreros y se los dio a su padre.
Aunque mis cajas están cerradas, estos médicos famosos que viven en la ciudad quieren encontrar el sombrero nuevo, a su perro, algunos abrigos viejos y cuatro gatos en una playa larga.
Aunque mi águila es grande, los estudiantes altos que trabajan en el mercado viejo no quieren volver a la ciudad.
A las ocho las mujeres llegarán a Londres.
La ventana estaba cerrada.
La semana pasada Elena trabajó en Roma con sus amigos, pero el médico cantaba las canciones famosas en la escuela pequeña por la mañana.
La mujer tiene que traer cinco limones y arroz el próximo verano.
Aunque este cuento era más interesante que mis libros, Pablo buscó tres sombreros blancos y las guitarras caras que mi hermano compró el domingo.
Cuando nuestro padre volvió a Sevilla, Marta esperó a una pintora en la calle vieja aunque tenía miedo.
Esta tarde la niña que tiene una hermana volverá a París; el domingo ella volverá a la ciudad.
Mi hija, que estudia en Londres, tuvo que cerrar la ventana nueva de la escuela ese día porque quería cantar cuatro canciones tristes en la calle hermosa.
La foto estaba debajo de la lámpara blanca.
¿Cuántos amigos tienen Isabel y Óscar?
Marta vendió el sombrero que Pedro encontró porque quería volver a Sevilla.
Por la tarde el vecino joven que tiene cuatro problemas nuevos no toca el piano negro en un hotel viejo con Óscar.
El padre de Isabel sabe que mis hijos tuvieron que buscar cuatro libros interesantes, algunas cartas largas y un perro negro en el parque.
Marta visitó a su tío con su amigo el año pasado.
Estos artistas españoles a veces cierran esta caja.
Sé que mi hermano, que trabajaba en Roma, encontró la bicicleta grande que Inés compró.
Cuando mi padre llega a un pueblo viejo, el artista famoso que tiene un hijo come un limón pequeño, pescado y un pastel grande en la cocina con el amigo con quien estudia Carlos porque está contento.
Ese día la mujer española quería llamar a sus amigos, pero el viernes Inés y Carlos comieron pescado blanco, sopa, un huevo y seis limones en el jardín hermoso con Isabel.
Podemos visitar a un niño el viernes aunque hace calor.
El próximo verano Óscar e Isabel venderán el piano nuevo, la lámpara rota de Lucía, cuatro vestidos rojos y las cajas en la calle porque tienen prisa, pero Carlos y Ana no comprarán esta camisa vieja en Madrid mañana por la mañana.
Diego tuvo que abrir cinco cajas.
Él comprará queso, té, otro limón verde y la manzana pequeña en Madrid mañana por la mañana.
Esta mañana mi abuelo vio tres águilas viejas en la playa.
Aunque llueve, mi padre, que vive en la ciudad nueva, puede comprar una silla, un abrigo amarillo y un paraguas en el pueblo pequeño porque quiere visitar a sus hijos; nuestro hermano tiene un perro, un piano blanco y cuatro mapas grandes.
Las niñas altas quieren vivir en Madrid; Ana quiere ver el águila grande de Inés en el jardín esta tarde.
Pedro y Luis creen que mi amigo quiere encontrar ocho gatos blancos, su guitarra y un paraguas en la cocina.
La maestra amable sabe que Marta y Pablo escribían un poema en la escuela.
¿Qué pintó mi abuelo ayer?
Cuando mi hijo volvió a Roma, Óscar visitó al artista porque quería encontrar un libro español en un parque nuevo.
Estos hombres jóvenes que trabajan en la estación escribirán un cuento español en la biblioteca mañana, así que esta escritora alta les dará un pastel grande, dos lámparas verdes, los relojes y seis cuadros caros a sus amigos mañana.
El vecino alto sabe que el hombre joven que vive en Madrid tuvo que buscar dos mapas nuevos, el abrigo amarillo y este paraguas en la cocina blanca.
Si Marta quiere trabajar en el hospital, Pablo, que vive en Sevilla, comprará pan blanco, el limón de Lucía y una manzana roja en Lisboa la próxima semana.
Este cuento es viejo.
Pedro e Inés les tienen que escribir una carta a sus hermanos.
Nuestro padre era de Sevilla.
Sabemos que mis hermanos comían un limón, un pastel grande y el huevo pequeño de Isabel en un restaurante nuevo.
Lucía cree que mi tía tiene que visitar una ciudad nueva con Elena, pero por la mañana la mujer amable estudia en el parque viejo.
El cuento fue escrito por Pedro.
Cuando Carlos cerró la ventana nueva del restaurante, mi madre volvió a Sevilla porque quería volver a la casa.
El niño amable que vive en París puede ayudar a ocho hombres famosos en la escuela vieja el viernes.
El médico era de Sevilla.
Nuestro poema fue escrito por la mujer.
Pablo, que tiene un abrigo blanco, comía pan blanco y arroz blanco en el restaurante los viernes con la maestra con quien vive nuestra hija; esta mujer amable esperaba a su amigo en el parque nuevo.
Cuando mi tía abrió una caja, Lucía, que vivía en París, no comió este pastel pequeño en un jardín grande porque quería cantar muchas canciones españolas en la escuela aunque llovía.
El vecino alto tuvo que ir a la escuela a las diez porque quería leer nueve libros en una biblioteca vieja.
Ese día la maestra le tuvo que traer el pastel de Carlos a Marta.
La próxima semana queremos vender la bicicleta en la calle larga.
Luis, que vive en la isla, no quiere trabajar en la biblioteca el viernes con el estudiante con quien estudia Pedro.
Esta tarde mi hijo, que tiene un libro difícil, le escribirá una carta a Luis; la próxima semana Isabel venderá ocho abrigos y las buenas guitarras en el mercado nuevo.
Estas niñas altas venderán el otro reloj y algunas lámparas blancas en la calle el próximo verano aunque es tarde.
Nuestra abuela, que estudia en el aula pequeña, tiene que volver a la estación el domingo con el médico con quien vive mi tía.
Aunque hacía calor, mi amigo tocaba el piano nuevo en la escuela, así que Ana fue al hospital esta mañana.
El médico que tiene cinco caballos blancos tiene seis ideas y un cuadro viejo.
Isabel quería vivir en Roma.
Inés, que vivía en la calle, encontró un paraguas y se lo dio a su amigo.
¡Qué idea tan interesante!
La mujer quiere visitar a sus hijos el viernes.
Pablo cree que Pedro encontró el periódico español que Elena encontró anoche, pero Óscar perdió muchos libros largos en un parque pequeño el verano pasado.
A las tres mi tío puede volver a Roma con Lucía; el estudiante puede cerrar la puerta de la casa a las ocho.
Elena le dio un cuadro famoso, su paraguas roto y una camisa roja a Inés anoche.
Este médico cree que Elena y Marta pueden volver a la ciudad nueva aunque hace frío.
La niña tocó esta guitarra.
La mujer amable comió sopa fría y otra manzana verde en el parque grande el sábado.
¿Diego y Lucía bebieron la leche en el restaurante?
Si llueve, Luis, que trabaja en París, le dará un mapa español, siete libros viejos, los relojes grandes y otra foto nueva a su amigo mañana porque le gusta el mar hermoso aunque hace calor.
Este panadero está cansado.
Elena quería estudiar ese día en la casa nueva donde vive Marta.
Aunque hace calor, mi abuela come muchos limones y la naranja en un restaurante caro.
Algunos vecinos amables comieron sopa fría el domingo en la ciudad donde vive nuestra hija.
Inés dice que Luis cerró una ventana.
Cuando la madre de Lucía cierra una ventana, Inés y Diego quieren visitar a muchos hombres porque están cansados.
Mi abuela está muy cansada.
Cuando nuestra hija come pan blanco en el parque, Pablo, que trabaja en Lisboa, come una naranja grande, estas manzanas y pescado blanco en un restaurante pequeño aunque está cansado; ella siempre trabaja en Roma con su abuela.
No trabajamos en Londres el lunes.
Inés no llegará al hotel grande la próxima semana aunque tiene frío.
¿Cuándo irá el artista al parque?
Compraré la camisa y un vestido azul en Lisboa esta tarde aunque hace calor.
Cuando la abuela de Elena comió pan blanco en un parque pequeño, el amigo de Lucía, que estudia en Madrid, compró el pastel caro y se lo dio a Isabel.
Estas escritoras famosas que vivían en la ciudad tuvieron que buscar otro gato viejo, otra llave y su guitarra española en el parque hermoso ese día.
Él sabe que la niña visita a un vecino español.
No hay pan en el mercado hermoso.
Aunque la ventana era nueva, nuestro amigo, que estudia en Londres, tuvo que buscar una guitarra cara, su paraguas rojo y este mapa nuevo en la cocina grande.
Cuando mi abuela llegó a la estación grande, el hermano de Pedro, que tiene cinco hermanas, buscaba un sombrero amarillo, a su gato viejo y cinco libros interesantes en el jardín.
Nuestro hermano, que vivía en Lisboa, tocó la guitarra en la escuela vieja anoche.
Elena es de Roma.
Cuando mi padre abre la ventana, mi hermano, que estudia en Sevilla, come arroz, queso, otro pastel caro y muchas naranjas pequeñas en un parque nuevo.
La mujer quería pintar otro árbol y este puente ese día.
No fui a una iglesia nueva a las diez, así que trabajé el sábado en la isla hermosa donde vive Marta.
Diego e Inés pueden comprar té frío y leche en el pueblo hermoso mañana por la mañana.
Lucía e Isabel nos esperaron el sábado.
Cuando mi amigo cierra la otra caja, Carlos, que vive en Madrid, come estas manzanas, pescado blanco y pan en la cocina pequeña.
El panadero joven no vive en Roma.
El niño dice que algunos vecinos amables comen los limones grandes, muchos pasteles pequeños, queso español y pan en el museo nuevo donde trabaja nuestra madre.
¿Mi madre tiene que cerrar su ventana?
Aunque la naranja era muy pequeña, Pedro, que estudia en la escuela, encontró seis fotos hermosas y su libro largo y se los dio a Isabel.
Este artista nos esperó ayer.
Aunque el problema era muy interesante, los niños amables que estudian en Madrid vendieron un piano y ocho mesas en la plaza.
Mis hermanos venderán la guitarra vieja de Luis, una mesa, nueve cajas amarillas y un sombrero hermoso en el mercado grande el sábado; mañana por la mañana compraré un limón y cuatro bicicletas en Lisboa.
Inés y Luis dicen que mi abuela, que vive en Roma, quería llamar a un hombre alto porque era tarde.
Mi tía quiere ir a una escuela nueva el sábado.
No había sopa en el restaurante.
¡Qué jardín tan pequeño!
La semana pasada la enfermera amable abrió esta carta porque quería vender otra lámpara vieja en la plaza pequeña.
Ana ve a la mujer todos los veranos.
Trabajamos en el hotel.
Cuando mi amigo abre la ventana nueva de la biblioteca, mi hija tiene que traer otro huevo pequeño.
Queremos pintar la ventana de la casa y el cuadro el sábado porque tenemos sed.
Las enfermeras venderán siete bicicletas.
Carlos, que trabajaba en Lisboa, cantaba ocho canciones en la plaza.
Cuando estas enfermeras famosas abren una ventana, Ana e Inés pueden comprar arroz y las sillas en Roma.
Estos mapas estaban debajo de la lámpara.
¿Diego puede dormir en la playa?
El sábado mis hermanas, que estudian en el aula, quieren ir a un parque nuevo con el amigo con quien estudia Marta.
Diego le dio algunas guitarras rotas y nueve mapas a su tío ayer aunque estaba cansado.
El niño dice que algunos estudiantes que tienen una hermana comprarán té y un vestido azul en la calle hermosa mañana por la mañana.
La abuela de Luis, que trabajaba en Roma, le escribía seis cartas viejas a su padre aunque estaba cansada.
Estas escritoras jóvenes que tienen un abrigo no le darán su camisa a Pablo mañana.
Isabel no puede vender el coche en la calle vieja mañana por la mañana, así que nuestra madre tiene que leer siete cartas y algunos cuentos difíciles en el jardín el próximo verano.
¡Qué ciudad tan grande!
Aunque llovía, Elena, que trabajaba en Sevilla, esperaba a tres vecinos en una estación nueva.
La tía de Isabel tiene que buscar su abrigo y algunos gatos blancos en el parque nuevo el viernes.
El estudiante que vive en Roma comió pan, queso, la naranja grande y una manzana verde anoche en la calle hermosa donde vive nuestro hijo aunque estaba cansado.
Nuestro amigo nos llamó hace siete años.
El verano pasado Pablo trabajó en un museo famoso.
Estos hombres españoles irán a un mercado nuevo a las dos.
Nuestro tío comía pescado blanco, pan blanco y sopa caliente en el restaurante todas las semanas.
¡Qué jardín tan grande!
Mi tía la ve todos los veranos.
Pedro y Elena buscaron un mapa, estas buenas guitarras y el sombrero verde en el parque viejo el domingo.
Iré al parque el domingo porque quiero visitar a mi hermana.
Luis sabe que mis hijos, que trabajan en Lisboa, tienen que buscar una guitarra nueva y seis fotos en la cocina.
Pedro visitó Madrid con Elena hace seis años porque quería escribir un poema interesante en el hotel nuevo.
¿Estas maestras tienen que encontrar el sombrero negro el próximo verano?
Nuestras hijas llegarán.
Nuestro padre no lo visita todas las semanas.
Cuando la mujer española llegó a Roma, mi hija, que trabajaba en el mercado, leyó un periódico y un buen libro en el tren; Pablo buscó la camisa que Lucía vendió ayer.
Esta escritora amable tiene una casa hermosa, seis mapas y dos gatos.
Pedro vendió esta silla.
Mi hermano encontró la silla negra que Luis vendió aunque tenía prisa.
Diego y Pablo compraron la lámpara roja, una manzana grande y el paraguas azul de Inés en Londres esta mañana.
¡Qué triste está Lucía!
Estos estudiantes creen que Carlos puede ir a la montaña, pero Luis y Diego quieren leer cuatro cartas y el poema de Marta en un jardín hermoso esta tarde.
Lucía y Óscar son jóvenes.
Los domingos esta maestra joven come arroz blanco y queso en un parque pequeño con su hija.
Elena trabajó en el restaurante caro anoche.
Esta tarde no queremos estudiar en la escuela con Óscar, pero queremos ir a un mercado viejo a las nueve.
Él no bebe el café caliente en la cocina por la mañana.
Los niños altos le querían escribir cuatro cartas interesantes a su tía ese día, así que el vecino español encontró los vestidos, otro reloj y las cajas que Isabel perdió.
Las maestras altas querían comer sopa caliente y seis naranjas pequeñas ese día en el hospital nuevo donde trabaja mi padre aunque tenían sed.
Esta carta fue escrita por el estudiante.
El domingo no trabajé en la ciudad donde vive Pablo, pero compramos el huevo en Lisboa esta mañana.
Cuando el artista abrió la ventana del hotel, los médicos amables pintaron su caballo pequeño y nueve cuadros.
¿Diego tiene que cerrar la ventana nueva de la iglesia?
Aunque la ventana estaba abierta, este estudiante que trabaja en Roma buscaba dos guitarras rotas, una llave y su sombrero en la cocina porque quería visitar a su hija.
El domingo Diego puede ir a un parque viejo, así que el tío de Isabel puede ver nueve águilas en la plaza pequeña mañana por la mañana.
El domingo estos hombres jóvenes no pueden comprar su mesa negra en Londres porque quieren trabajar en una escuela hermosa.
Isabel durmió en la playa famosa el año pasado.
Aunque la casa era nueva, algunos estudiantes jóvenes que tienen tres hijos tocaron su guitarra en el restaurante caro; algunas escritoras tocaban este piano en la escuela todos los veranos.
Creo que mis amigos, que estudian en París, comprarán café caliente y un pastel grande en Londres mañana por la mañana.
A Pablo e Inés les gusta comer en el jardín.
Ese día Pablo quería volver al hotel.
¡Qué contento está el estudiante joven!
Estas maestras que trabajan en el hotel caro irán al mercado grande a las nueve.
Nuestra tía los visitará el próximo verano.
¿Por qué vuelve nuestro abuelo a Londres?
A Ana le gustó el té.
Cuando esta maestra cerró dos puertas, mi hijo vendió la camisa hermosa que Elena vendió hace ocho semanas, así que fuimos a la biblioteca ayer.
Cuando Ana y Luis llegaron a un pueblo pequeño, la madre de Diego, que estudia en Londres, le dio el reloj caro, cinco lámparas amarillas, tres vestidos rojos y seis o siete libros interesantes a su tía.
Pedro, que estudia en Madrid, encontró las flores que Ana trajo aunque tenía sueño, pero Lucía encontró cuatro fotos hermosas y un libro interesante y se los dio a Inés.
Cuando este niño amable cerró la ventana vieja, Elena quería vender cuatro cajas rojas y la lámpara negra en el mercado.
Este médico alto comprará su periódico español en Sevilla mañana por la mañana.
Cuando Inés volvió a Londres, nuestro padre vio un águila grande en la plaza pequeña, así que el artista joven encontró el periódico español que Luis vendió el domingo.
Mi madre era de Londres.
Mañana por la mañana este panadero famoso tiene que visitar a sus hijos, pero tengo una hermana y cinco hijas.
Marta y Ana dicen que estas escritoras pueden ayudar a la maestra amable en la biblioteca.
Si llueve, nuestro hermano, que tiene cinco bicicletas, no comprará su silla vieja en Sevilla el lunes, así que la hermana de Ana venderá otro abrigo nuevo y su caballo negro en el mercado el sábado.
Marta dormía en el tren viejo.
Tengo tres bicicletas nuevas y un reloj roto aunque hace frío.
Óscar, que trabaja en Londres, comió un buen pastel, sopa caliente y la naranja pequeña de Pedro en el jardín nuevo con sus hijas hace diez semanas.
Este estudiante amable cerró tres o cuatro ventanas el domingo.
El padre de Ana leyó el periódico español.
Algunos estudiantes altos vendieron las mesas que Inés trajo; ese día Marta e Isabel tuvieron que estudiar en la casa donde viven mis hijas.
Cuando Pablo y Ana llegaron al museo, Pedro y Marta esperaron a la pintora en la plaza, pero el verano pasado Isabel y Luis vieron algunos caballos en la playa.
Cuando mi amigo llegó a Madrid, nuestro tío tocaba este piano nuevo en la iglesia vieja.
Cuando mi madre abre algunas puertas nuevas, nuestra abuela come muchos huevos en la isla hermosa donde vive Isabel.
El hermano de Óscar no puede ayudar al hombre.
Cuando algunas enfermeras altas vuelven a la ciudad, mi hermano puede ayudar a un panadero en la escuela.
Cuando este médico alto cerró la caja, Ana y Marta trajeron pan blanco, queso, la manzana verde de Diego y arroz.
Mañana los hombres escribirán seis canciones famosas en la escuela, así que Pablo le dará algunos relojes, nueve pasteles pequeños, este paraguas nuevo y otra manzana verde a Ana mañana por la mañana.
El niño que vive en Lisboa tuvo que cerrar algunas ventanas ese día; Carlos compró un paraguas y se lo dio a su amigo.
Creemos que mi hermana, que vive en la ciudad, puede comprar la flor amarilla, otro abrigo nuevo y una mesa vieja en Sevilla; tenemos un cuadro famoso, un coche, una guitarra y un piano negro.
Ella tuvo que encontrar otra foto hermosa, estos sombreros caros, muchas llaves nuevas y la guitarra rota en el jardín ese día aunque tenía prisa, así que Isabel y Pedro compraron su mapa y se lo dieron a Pablo.
Inés, que vivía en París, vivía en Roma.
El estudiante tiene que vender otra caja y un piano nuevo en el mercado el domingo.
Algunas maestras famosas comieron una manzana pequeña y arroz en el parque el domingo.
Si mi hija le tiene que traer ocho limones a Isabel, mi abuela venderá dos camisas blancas en una plaza vieja el domingo.
Las escritoras que trabajaban en Madrid escribían una carta en la biblioteca vieja todos los veranos aunque hacía frío.
El viernes Marta comprará té frío, una guitarra nueva, nueve mapas y siete sombreros blancos en una plaza grande aunque está cansada.
¿Cuándo volverá Pedro a Lisboa?
Isabel, que vive en París, le quería escribir tres cartas nuevas a su abuelo ese día en el pueblo donde vive nuestra tía.
El hijo de Óscar dice que la mujer amable vendió otro coche blanco y muchos sombreros nuevos en la plaza grande porque quería estudiar en Londres.
La ventana fue pintada por esta enfermera.
Cuando mis hermanos comen el limón de Diego en el parque, la maestra puede vender esta flor amarilla y cuatro sillas blancas en la calle.
Aunque la puerta está abierta, este estudiante que vive en Londres puede volver al pueblo.
Algunas enfermeras encontraron otro sombrero rojo y una foto y se los dieron a Pedro porque querían ir a una montaña grande.
Mi tía tiene un amigo y seis mapas españoles.
La mujer española perdió las fotos grandes, la llave de Diego, un paraguas y este abrigo caro en un parque viejo hace ocho años aunque tenía prisa.
El vecino español quiere comer cinco huevos y pan blanco en una cocina pequeña el domingo.
¿Estas mujeres jóvenes llegaron al hotel pequeño el año pasado?
Cuando esta maestra española cerró esta caja vieja, la tía de Carlos, que estudia en la escuela pequeña, volvió a la ciudad hermosa con Pablo porque estaba muy cansada; nuestros hermanos encontraron seis coches y la mesa verde que Diego encontró hace siete años.
La maestra famosa quería pintar el águila y otro puente ese día, pero este artista alto visitó Lisboa ayer.
El sábado Isabel tiene que escribir tres canciones.
¿Por qué compró Lucía su periódico viejo en Sevilla?
La pintora que trabaja en la estación duerme en el jardín pequeño por la mañana.
Anoche Diego pintó la puerta del hospital y el otro caballo.
Ella a veces canta muchas canciones españolas en una plaza grande con su tío aunque es tarde.
La madre de Elena venderá un vestido hermoso, ocho sombreros verdes y una flor roja en el mercado pequeño la próxima semana.
Mi abuelo leía su carta vieja, estos buenos cuentos y un poema largo en una biblioteca nueva los lunes porque quería trabajar en Madrid.
Mis hermanas venderán su vestido mañana por la mañana.
Mi hijo trabaja en el mercado grande todos los días.
Cuando mi hermano llegó a Madrid, mi hijo encontró los sombreros viejos y un paraguas blanco y se los dio a su tía.
Cuando mi abuelo volvió al hotel, Marta, que vivía en un pueblo viejo, compró esta manzana pequeña y se la dio a Inés.
Marta cree que este estudiante que vivía en Londres ayudó a una mujer en la cocina.
¿Estos artistas jóvenes tienen que volver a Lisboa esta tarde?
Isabel compró queso en Londres el sábado, pero la hermana de Óscar llegó a Madrid ayer.
Mi hermano, que trabaja en Madrid, venderá ocho o nueve relojes nuevos, muchas lámparas, la camisa vieja de Óscar y la flor en una calle larga mañana.
Compramos otra bicicleta roja, cuatro mesas azules y queso en Sevilla anoche; los lunes el panadero español comía arroz blanco, pescado y algunas naranjas en el jardín con el estudiante con quien estudia Óscar.
El tío de Pablo quería ir a la escuela ese día.
Si nuestro abuelo tiene que llamar al panadero, nuestro padre, que vive en Roma, visitará a sus hermanas el viernes.
Aunque la puerta está abierta, Ana, que vive en Lisboa, come el pastel de Diego, el limón amarillo de Pedro, pan y sopa en la isla grande donde vive nuestra abuela.
¿Cuándo comió la escritora famosa el arroz blanco en el parque?
Aunque la película de Pedro era más interesante que el poema, Ana, que estudia en París, buscó los abrigos verdes y el sombrero amarillo que nuestro padre trajo.
A ella le gusta esta playa hermosa.
Algunos hombres que trabajan en el hotel caro tienen tres libros interesantes y un amigo.
Compramos el reloj nuevo de Óscar, otro periódico español y cinco manzanas en Sevilla anoche.
A Elena le gusta este sombrero.
Lucía, que estudia en el parque viejo, no compró su silla en París el viernes porque tenía miedo aunque llovía.
Ana tuvo que visitar otra ciudad.
Nuestra hermana pintaba el mar y la casa.
El viernes algunas niñas no tienen que esperar al hombre amable en el parque.
¿Algunas enfermeras pueden vender esta guitarra cara la próxima semana?
Marta cierra la ventana grande del museo los domingos.
¿Dónde compraron algunos niños altos este abrigo?
Trabajamos en Madrid el sábado.
El próximo verano el tío de Elena venderá un piano y una guitarra cara en la calle vieja, pero el sábado mi hija visitará otro pueblo.
Nos gusta la sopa.
El vecino cantó las buenas canciones el verano pasado.
Aunque llovía, Pedro tuvo que esperar a su hermano en la calle hermosa.
Marta dice que nuestra hermana, que trabaja en Roma, volvió al pueblo.
Este poema era más hermoso que mi libro.
Aunque hace calor, nuestras hermanas, que estudian en Lisboa, visitan a su abuela, pero el tío de Elena no tiene que buscar su foto en un jardín grande mañana por la mañana.
Lucía, que estudia en una biblioteca vieja, tiene seis hijos y tres casas aunque está cansada, así que Ana y Elena quieren comer dos naranjas pequeñas, pescado, pan y queso caro en el parque con sus hermanas el sábado.
¿Nuestro hermano escribe esta canción por la tarde?
Esta tarde mi tío no visitará a su abuelo.
Mi poema fue escrito por esta mujer.
La mujer que trabaja en París no va a Madrid con Elena por la tarde porque es tarde.
El artista cree que nuestro abuelo dormía en la playa.
Cuando Elena cierra muchas cajas pequeñas, mi tío, que trabaja en el mercado hermoso, come arroz blanco, pan blanco y estos pasteles caros en el parque viejo con Isabel aunque es tarde.
Aunque llovía, la madre de Marta buscó nueve coches viejos y las bicicletas azules que Pedro vendió el verano pasado.
Aunque hace calor, Isabel y Ana no pueden vender el sombrero en la plaza.
Mi hermano visitará a su tío.
Cuando nuestra tía llegó a Roma, estos hombres altos estudiaron en la escuela donde trabaja nuestro hijo.
Luis tiene que volver a la casa.
El museo estaba cerca del puente.
El domingo mi amigo quiere comer queso caro en el parque viejo.
¿Qué venderán los estudiantes en una plaza grande el sábado?
Mi tío leía un periódico viejo y este cuento en la biblioteca pequeña.
Había muchos vestidos delante de la caja.
Tengo cuatro bicicletas negras, un piano blanco, un pájaro viejo y un paraguas roto.
Nuestra abuela tiene que estudiar en una escuela nueva con su padre el viernes porque está muy triste.
El lunes Pedro le dará estos libros largos, los mapas y el sombrero verde a Lucía aunque llueve.
Cuando el amigo de Inés cerró la puerta de la cocina, Elena, que vivía en la calle, visitó al médico joven.
Los domingos Luis cantaba esta canción famosa en la plaza.
Mañana este hombre puede trabajar en la escuela.
Creemos que los hombres pueden comprar café caliente y esta lámpara rota en Londres.
Este hombre alto comía este huevo y pescado en un jardín grande con su padre por la tarde.
Aunque nuestros cuentos eran españoles, Pedro, que vive en Londres, buscaba su mapa, la guitarra cara y algunas llaves viejas en la casa grande.
Diego visitará Sevilla mañana por la mañana.
La madre de Diego, que estudia en Londres, encontró nueve mapas grandes y los libros largos y se los dio a su hija.
Mañana ella no comprará la guitarra en el pueblo, así que Marta no le dará la lámpara a su hijo el viernes.
Óscar sabe que Elena, que vive en el pueblo, come algunos pasteles grandes, un huevo blanco, una manzana y sopa caliente en la calle vieja donde vive nuestra hija; mis amigos quieren vivir en Roma.
Ana, que estudia en Sevilla, tiene un libro viejo, cinco coches pequeños, cinco hijos y cuatro caballos.
Estos niños buscaban seis fotos viejas y un sombrero en la casa hermosa aunque estaban cansados.
Cuando Elena cerró seis cajas amarillas, nuestros hermanos, que estudian en un aula pequeña, trabajaron en el hotel viejo aunque tenían frío, así que algunos estudiantes famosos encontraron los sombreros, cuatro fotos, algunas cartas nuevas y cinco libros españoles en un jardín grande el viernes.
Pablo y Marta no lo ayudan los viernes.
Él llegará a la estación con su tío la próxima semana.
Aunque hace calor, el artista ayuda a sus hijas en la biblioteca.
Hay una carta interesante delante de la mesa.
A las seis Elena volvió a una estación vieja con Luis porque quería pintar las flores.
¡Qué vestido tan viejo!
Cuando nuestra madre abre una caja blanca, la escritora española que estudia en París come queso caro y pan en la ciudad donde vive Ana; mi padre tiene que comprar este pastel pequeño, arroz, el sombrero amarillo de Pedro y ocho limones verdes en la calle hermosa el sábado.
El niño come pan blanco.
La isla era muy grande.
Mis hermanos nos ayudan los viernes.
Luis no ayuda a su amigo en la cocina todos los días.
Óscar y Marta esperaron a una enfermera en una estación vieja esta mañana.
Él sabe que Pedro esperó a cuatro estudiantes jóvenes en el parque.
Pedro trabajó anoche en la isla donde vive mi abuela, pero algunas mujeres buscaron cinco sombreros en la cocina blanca el sábado.
Mañana las enfermeras españolas que tienen un mapa tienen que traer una buena guitarra y seis manzanas verdes.
¿Dónde trabajó Óscar?
Mi tía, que vivía en la casa, tuvo que ayudar a una escritora famosa en la escuela nueva ese día, así que Elena perdió el sombrero y nueve libros en el parque hace tres semanas; esta mañana mi hija vio a una pintora en el jardín.
El lunes Ana, que estudia en el aula, irá a París aunque hace frío.
El abuelo de Lucía dice que la enfermera no irá a la iglesia pequeña a las nueve.
Ese día esta enfermera española que tiene una hija quería comer pan, este limón verde y sopa fría en el museo grande donde trabaja Óscar.
Ana está cansada.
¿Este panadero puede ayudar a su tía en el jardín el sábado?
El lunes los hombres que estudian en una biblioteca nueva fueron a Sevilla con Óscar.
A mi abuela le gustó el pescado.
El hombre famoso a menudo llega a una estación nueva.
